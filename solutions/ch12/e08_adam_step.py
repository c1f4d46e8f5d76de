"""ch12.e08  One Adam step.    Chapter 12, exercise 12.8"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=8,
    topics=("adam", "bias-correction", "optimizers"),
    hints=(
        "At t = 1, starting from zero moments, m is 0.1 g. What must you divide by to get g back? And for v, 0.001 g^2?",
        "m averages gradients and v averages their squares, each with its own beta. The corrected values serve this "
        "step only; the next step wants the uncorrected ones.",
        "Keep four names: m, v (returned) and m_hat, v_hat (used). The divisors are 1 - beta1**t and 1 - beta2**t, with "
        "the t that was passed in.",
        "Plan: two moving averages; two divisions; then theta minus learning_rate times m_hat over (root of v_hat, plus "
        "epsilon). With epsilon = 0.5 and v_hat = 4 the divisor is 2.5.",
    ),
    rubric=(
        "Shows the correction at t = 1: m = 0.1 g and v = 0.001 g^2 become m_hat = g and v_hat = g^2.",
        "Says where the bias comes from: averages that start at zero are too small by the factor 1 - beta^t.",
        "Says what goes wrong without it: the two factors differ (0.1 and the root of 0.001), so the first steps are "
        "0.1 / sqrt(0.001) = 3.16 times too LONG, not too short.",
    ),
    rubric_points=3,
)
def adam_step(
    theta: np.ndarray,
    grad: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    learning_rate: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The parameters and both moments after one Adam update.

    theta, grad, m, v : arrays of one shape;  t : the number of this step, counted from 1 (it is passed in already
    raised; do not raise it)  ->  (theta, m, v), in this order, each of that shape.

        m     <- beta1 m + (1 - beta1) grad                m_hat = m / (1 - beta1^t)
        v     <- beta2 v + (1 - beta2) grad^2              v_hat = v / (1 - beta2^t)
        theta <- theta - learning_rate m_hat / (sqrt(v_hat) + epsilon)

    grad^2 is taken entry by entry. The m and v that are returned are the uncorrected ones. epsilon is added OUTSIDE
    the square root, after the correction; one case uses a large epsilon. Kingma and Ba (2015), algorithm 1.
    Example: theta = [1], grad = [2], m = v = [0], t = 1, learning rate 0.1, betas 0.5 and 0.75, epsilon 2: m = [1],
    v = [1], m_hat = 2, v_hat = 4, theta = [1 - 0.1 * 2 / (2 + 2)] = [0.95].
    The book's numbers are theta = [1, 2], grad = [0.2, -0.5] at t = 1. In ANSWER: show the correction for them, and say
    why it matters at t = 1 (about 80 words).
    """
    m = beta1 * m + (1 - beta1) * grad
    v = beta2 * v + (1 - beta2) * grad**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    theta = theta - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
    return theta, m, v


@adam_step.part
def first_step() -> dict[str, object]:
    """The book's numbers, worked out: grad = [0.2, -0.5], m = v = [0, 0], t = 1, learning rate 0.001, usual betas.

    Return a dict with
        "m_hat", "v_hat"  : the corrected moments, two numbers each
        "move"            : by how much each parameter changes, with its sign, two numbers; epsilon may be neglected
        "uncorrected"     : the same if neither moment were corrected, two numbers; epsilon may be neglected
    Give at least five significant digits. A formula in Python is as good as a number.
    """
    return {
        "m_hat": [0.2, -0.5],
        "v_hat": [0.04, 0.25],
        "move": [-0.001, 0.001],
        "uncorrected": [-0.001 * 0.1 / 0.001**0.5, 0.001 * 0.1 / 0.001**0.5],
    }


@adam_step.alternative
def in_place(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m *= beta1
    m += (1 - beta1) * grad
    v += (1 - beta2) * (np.multiply(grad, grad) - v)
    theta -= learning_rate / (1 - beta1**t) * m / (epsilon + (v / (1 - beta2**t)) ** 0.5)
    return [theta, m, v]


@adam_step.alternative
def entry_by_entry(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    new = np.zeros((3, *theta.shape))
    for i in np.ndindex(*theta.shape):
        first = beta1 * m[i] + (1 - beta1) * grad[i]
        second = beta2 * v[i] + (1 - beta2) * grad[i] * grad[i]
        step = first / (1 - beta1**t) / (np.sqrt(second / (1 - beta2**t)) + epsilon)
        new[(0, *i)], new[(1, *i)], new[(2, *i)] = theta[i] - learning_rate * step, first, second
    return tuple(new)


@adam_step.alternative(of="first_step")
def first_step_by_formula():
    g = np.array([0.2, -0.5])
    m, v = 0.1 * g, 0.001 * g**2
    m_hat, v_hat = m / (1 - 0.9), v / (1 - 0.999)
    return {
        "m_hat": m_hat,
        "v_hat": v_hat,
        "move": -0.001 * m_hat / (np.sqrt(v_hat) + 1e-8),
        "uncorrected": -0.001 * m / (np.sqrt(v) + 1e-8),
    }


adam_step.mistake(
    "The moments need no bias correction.",
    name="no_bias_correction",
    edit=(("m / (1 - beta1**t)", "m"), ("v / (1 - beta2**t)", "v")),
)
adam_step.mistake(
    "Only the first moment needs the correction.", name="only_m_corrected", edit=("v / (1 - beta2**t)", "v")
)
adam_step.mistake(
    "Only the second moment needs the correction.", name="only_v_corrected", edit=("m / (1 - beta1**t)", "m")
)
adam_step.mistake(
    "The step counter is raised before use.",
    name="t_plus_one",
    edit=(("beta1**t)", "beta1**(t + 1))"), ("beta2**t)", "beta2**(t + 1))")),
)
adam_step.mistake(
    "The correction divides by 1 - beta at every step.",
    name="correction_without_t",
    edit=(("beta1**t)", "beta1)"), ("beta2**t)", "beta2)")),
)
adam_step.mistake(
    "epsilon belongs under the square root.",
    name="epsilon_inside_root",
    edit=("np.sqrt(v_hat) + epsilon", "np.sqrt(v_hat + epsilon)"),
)
adam_step.mistake(
    "epsilon is added to the root of v, before the correction.",
    name="epsilon_before_correction",
    edit=("(np.sqrt(v_hat) + epsilon)", "((np.sqrt(v) + epsilon) / np.sqrt(1 - beta2**t))"),
)
adam_step.mistake(
    "Adam divides by the second moment itself.", name="no_root", edit=("np.sqrt(v_hat) + epsilon", "v_hat + epsilon")
)
adam_step.mistake(
    "Both moments decay with beta1.",
    name="beta1_in_v",
    edit=("beta2 * v + (1 - beta2) * grad**2", "beta1 * v + (1 - beta1) * grad**2"),
)


@adam_step.mistake("The corrected moments are kept for the next step.")
def corrected_moments_kept(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    theta, m, v = adam_step(theta, grad, m, v, t, learning_rate, beta1, beta2, epsilon)
    return theta, m / (1 - beta1**t), v / (1 - beta2**t)


adam_step.mistake(
    "The gradient itself is divided by the root; m is only kept.",
    name="gradient_for_m_hat",
    edit=("learning_rate * m_hat /", "learning_rate * grad /"),
)
adam_step.mistake(
    "The second moment averages the size of the gradient, not its square.",
    name="gradient_not_squared",
    edit=("grad**2", "np.abs(grad)"),
)


@adam_step.mistake("Adam's first move is the learning rate times the gradient.", of="first_step")
def first_move_is_gradient_descent():
    return {**first_step(), "move": [-0.0002, 0.0005]}


@adam_step.mistake("Without the correction the first step is ten times too short.", of="first_step")
def uncorrected_is_short():
    return {**first_step(), "uncorrected": [-0.0001, 0.0001]}


adam_step.mistake(
    "One factor, 1 - beta1^t, corrects both moments.",
    name="beta1_corrects_both",
    edit=("v / (1 - beta2**t)", "v / (1 - beta1**t)"),
)
adam_step.mistake(
    "v is never zero in practice, so epsilon can be left out.",
    name="epsilon_left_out",
    edit=("np.sqrt(v_hat) + epsilon", "np.sqrt(v_hat)"),
)
adam_step.mistake(
    "The average is formed first and decays by beta1 afterwards once more.",
    name="decay_applied_twice",
    edit=("m = beta1 * m + (1 - beta1) * grad", "m = beta1 * (beta1 * m + (1 - beta1) * grad)"),
)


@adam_step.mistake("Both corrected moments come from dividing by 1 - beta1.", of="first_step")
def v_hat_with_beta1():
    return {**first_step(), "v_hat": [0.0004, 0.0025]}


adam_step.mistake(
    "The step is added to the parameters.",
    name="climbs",
    edit=("theta - learning_rate", "theta + learning_rate"),
)

adam_step.mistake(
    "The second moment is the squared length of the gradient, one number for all entries.",
    name="one_second_moment_for_all",
    edit=("grad**2", "np.sum(grad**2)"),
)


@adam_step.mistake("beta1 belongs to the squares and beta2 to the gradients.")
def betas_exchanged(theta, grad, m, v, t, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return adam_step(theta, grad, m, v, t, learning_rate, beta2, beta1, epsilon)


adam_step.mistake(
    "The averages decay with the other one's beta; the corrections keep their own.",
    name="decays_exchanged",
    edit=(
        ("m = beta1 * m + (1 - beta1) * grad", "m = beta2 * m + (1 - beta2) * grad"),
        ("v = beta2 * v + (1 - beta2) * grad**2", "v = beta1 * v + (1 - beta1) * grad**2"),
    ),
)


adam_step.mistake(
    "beta^t is beta times t.", name="power_as_product", edit=(("beta1**t)", "beta1 * t)"), ("beta2**t)", "beta2 * t)"))
)


@adam_step.mistake("Both moments are too small by the same factor, so it cancels in the first step.", of="first_step")
def correction_cancels():
    return {**first_step(), "uncorrected": first_step()["move"]}


@adam_step.mistake("By how much a parameter changes is a size, without a sign.", of="first_step")
def sizes_of_the_moves():
    right = first_step()
    return {**right, "move": np.abs(right["move"]), "uncorrected": np.abs(right["uncorrected"])}


@adam_step.case("the book's numbers")
def book(implementation):
    zero = np.zeros(2)
    return implementation.adam_step(np.array([1.0, 2.0]), np.array([0.2, -0.5]), zero, zero, 1, 0.001, 0.9, 0.999, 1e-8)


@adam_step.random_case("any state, any step", n=6, weight=3, required=True)
def any_state(implementation, rng):
    theta, grad, m = rng.normal(size=(3, 5))
    v = rng.uniform(0.1, 2.0, size=5)
    return implementation.adam_step(
        theta,
        grad,
        m,
        v,
        int(rng.integers(2, 7)),
        0.3,
        float(rng.uniform(0.6, 0.95)),
        float(rng.uniform(0.7, 0.97)),
        1e-8,
    )


@adam_step.case("a large epsilon", weight=2)
def large_epsilon(implementation):
    theta, grad = np.array([[1.0, -2.0, 0.5], [3.0, 0.2, -1.0]]), np.array([[0.2, 1.5, -3.0], [0.7, -0.1, 2.0]])
    m, v = np.array([[0.1, 0.4, -1.0], [0.0, -0.2, 0.6]]), np.array([[0.3, 1.0, 2.0], [0.5, 0.04, 1.2]])
    return implementation.adam_step(theta, grad, m, v, 3, 0.2, 0.8, 0.9, 0.5)


@adam_step.case("three steps in a row, with the usual values")
def three_steps(implementation):
    theta, m, v = np.array([1.0, -2.0, 0.3]), np.zeros(3), np.zeros(3)
    for t, grad in enumerate(([0.2, -0.5, 3.0], [0.4, 0.1, -2.0], [-0.3, -0.2, 1.0]), start=1):
        theta, m, v = (np.asarray(x) for x in implementation.adam_step(theta, np.array(grad), m, v, t))
    return (theta - np.array([1.0, -2.0, 0.3])) / 1e-3


@adam_step.case("t = 1 by hand: the corrected moments", alone=True, rtol=1e-4)
def hand_corrected(implementation):
    found = implementation.first_step()
    return {k: found[k] for k in ("m_hat", "v_hat")}


@adam_step.case("t = 1 by hand: the move", alone=True, rtol=1e-4)
def hand_move(implementation):
    return implementation.first_step()["move"]


@adam_step.case("t = 1 by hand: without correction", alone=True, rtol=1e-4)
def hand_uncorrected(implementation):
    return implementation.first_step()["uncorrected"]
