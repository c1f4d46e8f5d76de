"""ch12.e11  RMSprop, a step and a path.    Chapter 12, exercise 12.11"""

from collections.abc import Callable

import numpy as np

from dlgrade import exercise


@exercise(
    points=7,
    topics=("rmsprop", "optimizers", "adaptive-learning-rate"),
    hints=(
        "If a parameter's gradients are always 100 times larger than another's, how much larger should its steps be?",
        "s averages the SQUARES of the gradients, so its unit is that of a squared gradient. What has to be done to s "
        "before a gradient can be divided by it?",
        "Use the new s, take its root, add epsilon to the root. There is no first moment and no bias correction here; "
        "what these would add is Adam.",
        "Plan for the path: s starts at zero and is carried from step to step; ask for the gradient at the current "
        "point; keep a COPY of every point if you change theta in place.",
    ),
)
def rmsprop_step(
    theta: np.ndarray,
    grad: np.ndarray,
    s: np.ndarray,
    learning_rate: float,
    beta2: float,
    epsilon: float = 1e-8,
) -> tuple[np.ndarray, np.ndarray]:
    """The parameters and the averaged squared gradient after one RMSprop step.

    theta, grad, s : arrays of one shape  ->  (theta, s), in this order, both of that shape.

        s     <- beta2 s + (1 - beta2) grad^2                       entry by entry
        theta <- theta - learning_rate grad / (sqrt(s) + epsilon)   with the new s

    epsilon is OUTSIDE the root (one case uses a large one); there is no bias correction. beta2 is always passed in:
    the chapter writes 0.999, the inventor and Keras use 0.9, PyTorch 0.99, and the first step depends on it.
    Example: theta = [1], grad = [2], s = [0], learning rate 0.3, beta2 0.75, epsilon 2: s = [1],
    theta = [1 - 0.3 * 2 / (1 + 2)] = [0.8]. Instance to try: theta = [1, 2], grad = [0.2, -0.5], s = 0, rate 0.001.
    """
    s = beta2 * s + (1 - beta2) * grad**2
    return theta - learning_rate * grad / (np.sqrt(s) + epsilon), s


@rmsprop_step.part
def rmsprop_path(
    gradient: Callable[[np.ndarray], np.ndarray],
    theta: np.ndarray,
    steps: int,
    learning_rate: float,
    beta2: float,
    epsilon: float = 1e-8,
) -> np.ndarray:
    """Where RMSprop goes: theta before the first and after every step.

    gradient : a function, (n,) point -> (n,) gradient there;  theta : (n,), the start  ->  (steps + 1, n) array (or a
    list of points) whose row 0 is the start. s starts at zero. Use `rmsprop_step`, or write the step out.
    Example: a gradient that is always [3], theta = [0], 1 step, rate 0.5, beta2 0.75, epsilon 0: s = 2.25, its root is
    1.5, and the path is [[0], [-1]].
    """
    s = np.zeros_like(theta)
    path = [theta.copy()]
    for _ in range(steps):
        theta, s = rmsprop_step(theta, gradient(theta), s, learning_rate, beta2, epsilon)
        path.append(theta.copy())
    return np.array(path)


@rmsprop_step.alternative
def in_place(theta, grad, s, learning_rate, beta2, epsilon=1e-8):
    s -= (1 - beta2) * (s - np.square(grad))
    theta -= learning_rate * np.divide(grad, epsilon + s**0.5)
    return [theta, s]


@rmsprop_step.alternative(of="rmsprop_path")
def with_a_table(gradient, theta, steps, learning_rate, beta2, epsilon=1e-8):
    table = np.empty((steps + 1, len(theta)))
    table[0] = theta
    s = [0.0] * len(theta)
    for k in range(steps):
        g = gradient(table[k].copy())
        for i in range(len(theta)):
            s[i] = beta2 * s[i] + (1 - beta2) * g[i] * g[i]
            table[k + 1, i] = table[k, i] - learning_rate * g[i] / (s[i] ** 0.5 + epsilon)
    return [list(row) for row in table]


rmsprop_step.mistake(
    "The gradient is divided by s itself.", name="no_root", edit=("(np.sqrt(s) + epsilon)", "(s + epsilon)")
)
rmsprop_step.mistake(
    "epsilon belongs under the square root.",
    name="epsilon_inside_root",
    edit=("np.sqrt(s) + epsilon", "np.sqrt(s + epsilon)"),
)
rmsprop_step.mistake("s averages the gradients' sizes.", name="gradient_not_squared", edit=("grad**2", "np.abs(grad)"))
rmsprop_step.mistake(
    "The squares are added up, nothing is forgotten.",
    name="adagrad",
    edit=("beta2 * s + (1 - beta2) * grad**2", "s + grad**2"),
)
rmsprop_step.mistake(
    "beta2 is the weight of the new square.",
    name="beta_swapped",
    edit=("beta2 * s + (1 - beta2) * grad**2", "(1 - beta2) * s + beta2 * grad**2"),
)
rmsprop_step.mistake(
    "The new square enters s in full.",
    name="factor_forgotten",
    edit=("(1 - beta2) * grad**2", "grad**2"),
)
rmsprop_step.mistake(
    "s starts at zero, so it must be divided by 1 - beta2 before use.",
    name="bias_correction_added",
    edit=("np.sqrt(s) +", "np.sqrt(s / (1 - beta2)) +"),
)


@rmsprop_step.mistake("The step uses the s of before; then s is updated.")
def old_s_used(theta, grad, s, learning_rate, beta2, epsilon=1e-8):
    return theta - learning_rate * grad / (np.sqrt(s) + epsilon), beta2 * s + (1 - beta2) * grad**2


@rmsprop_step.mistake("Each step begins with a fresh s of zero.", of="rmsprop_path")
def s_reset(gradient, theta, steps, learning_rate, beta2, epsilon=1e-8):
    path = [theta]
    for _ in range(steps):
        theta, _ = rmsprop_step(theta, gradient(theta), np.zeros_like(theta), learning_rate, beta2, epsilon)
        path.append(theta)
    return np.array(path)


@rmsprop_step.mistake("Changing theta in place and appending it records the path.", of="rmsprop_path")
def same_array_appended(gradient, theta, steps, learning_rate, beta2, epsilon=1e-8):
    return np.array([rmsprop_path(gradient, theta, steps, learning_rate, beta2, epsilon)[-1]] * (steps + 1))


@rmsprop_step.mistake("The path begins after the first step.", of="rmsprop_path")
def start_left_out(gradient, theta, steps, learning_rate, beta2, epsilon=1e-8):
    return rmsprop_path(gradient, theta, steps, learning_rate, beta2, epsilon)[1:]


@rmsprop_step.mistake("The gradient is computed once, at the start.", of="rmsprop_path")
def gradient_at_start(gradient, theta, steps, learning_rate, beta2, epsilon=1e-8):
    fixed = gradient(theta)
    return rmsprop_path(lambda point: fixed, theta, steps, learning_rate, beta2, epsilon)


rmsprop_step.mistake(
    "The path takes the default epsilon, whatever is handed in.",
    name="path_with_default_epsilon",
    of="rmsprop_path",
    edit=("learning_rate, beta2, epsilon)\n", "learning_rate, beta2)\n"),
)


rmsprop_step.mistake(
    "The parameters follow the gradient.", name="climbs", edit=("theta - learning_rate", "theta + learning_rate")
)


rmsprop_step.mistake(
    "Dividing a gradient by the root of its square leaves the sign.",
    name="sign_only",
    edit=("learning_rate * grad / (np.sqrt(s) + epsilon)", "learning_rate * np.sign(grad)"),
)


rmsprop_step.mistake(
    "s starts at one, so that nothing is divided by zero.",
    name="s_starts_at_one",
    of="rmsprop_path",
    edit=("np.zeros_like(theta)", "np.ones_like(theta)"),
)


rmsprop_step.mistake(
    "The last step's point is not listed any more.",
    name="last_point_left_out",
    of="rmsprop_path",
    edit=("np.array(path)", "np.array(path[:-1])"),
)


@rmsprop_step.case("first step with beta2 0.999")
def first_999(implementation):
    return implementation.rmsprop_step(np.array([1.0, 2.0]), np.array([0.2, -0.5]), np.zeros(2), 0.001, 0.999)


@rmsprop_step.case("first step with beta2 0.9")
def first_9(implementation):
    return implementation.rmsprop_step(np.array([1.0, 2.0]), np.array([0.2, -0.5]), np.zeros(2), 0.001, 0.9)


@rmsprop_step.random_case("any state", n=5, weight=2, required=True)
def any_state(implementation, rng):
    theta, grad = rng.normal(size=(2, 3, 4))
    s = rng.uniform(0.2, 2.0, size=(3, 4))
    return implementation.rmsprop_step(theta, grad, s, 0.2, float(rng.uniform(0.6, 0.95)))


@rmsprop_step.case("a large epsilon")
def large_epsilon(implementation):
    s = np.array([0.3, 1.0, 2.0])
    return implementation.rmsprop_step(np.array([1.0, -2.0, 0.5]), np.array([0.2, 1.5, -3.0]), s, 0.2, 0.8, 0.5)


@rmsprop_step.case("the path down a narrow valley", weight=2, alone=True)
def valley(implementation):
    steepness = np.array([1.0, 50.0, 0.1])
    return implementation.rmsprop_path(lambda w: steepness * np.asarray(w), np.array([1.0, -0.5, 2.0]), 5, 0.1, 0.9)


@rmsprop_step.case("a path with a large epsilon, and once more", alone=True)
def damped_path(implementation):
    start = np.array([1.0, -0.5])
    return [implementation.rmsprop_path(lambda w: 2 * np.asarray(w), start, 3, 0.1, 0.9, 0.5) for _ in range(2)]
