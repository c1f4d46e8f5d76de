"""ch12.e21  Nesterov's accelerated gradient.    Chapter 12, exercise 12.21"""

from collections.abc import Callable

import numpy as np

from dlgrade import exercise


@exercise(
    points=7,
    topics=("nesterov", "momentum", "optimizers"),
    hints=(
        "Before you ask for the slope: where would the old velocity alone carry theta? That is the place to look from.",
        "A step subtracts the velocity, so the look-ahead point subtracts too: theta minus beta v. The learning rate is "
        "inside v already.",
        "The gradient is taken at the look-ahead point, but the step is made from theta itself, by the new velocity.",
        "Plan: nesterov_step asks gradient once, at the look-ahead point, forms the new v, returns theta - v and v. "
        "nesterov_path repeats it from v = 0 and collects the points, start included.",
    ),
)
def nesterov_step(
    theta: np.ndarray,
    v: np.ndarray,
    gradient: Callable[[np.ndarray], np.ndarray],
    learning_rate: float,
    beta: float,
) -> tuple[np.ndarray, np.ndarray]:
    """The parameters and the velocity after one step of Nesterov's accelerated gradient (NAG).

    theta, v : (n,);  gradient : a function, (n,) point -> (n,) gradient there  ->  (theta, v), in this order.

        v     <- beta v + learning_rate gradient(theta - beta v)       the old v on the right-hand side
        theta <- theta - v                                             with the new v

    The convention of this exercise: the learning rate is INSIDE v, there is no factor (1 - beta), theta moves by v
    itself. (The chapter's own momentum is the moving-average form: it is another convention.)
    Example: gradient(x) = 2 x, theta = [3], v = [1], learning rate 0.25, beta 0.5: look from 3 - 0.5 = 2.5, gradient 5,
    v = [0.5 + 1.25] = [1.75], theta = [1.25].
    """
    v = beta * v + learning_rate * gradient(theta - beta * v)
    return theta - v, v


@nesterov_step.part
def nesterov_path(
    theta: np.ndarray,
    gradient: Callable[[np.ndarray], np.ndarray],
    learning_rate: float,
    beta: float,
    steps: int,
) -> np.ndarray:
    """The points that NAG visits from theta with a velocity of zero: (steps + 1, n), row 0 is the start.

    A list of points is as good as an array. Example (J = theta^2 / 2, so gradient(x) = x): from [1] with learning
    rate 0.1 and beta 0.9 two steps give [[1], [0.9], [0.729]]; heavy-ball momentum would be at 0.72.
    """
    v = np.zeros_like(theta)
    path = [theta.copy()]
    for _ in range(steps):
        theta, v = nesterov_step(theta, v, gradient, learning_rate, beta)
        path.append(theta.copy())
    return np.array(path)


@nesterov_step.part
def momentum_path(
    theta: np.ndarray,
    gradient: Callable[[np.ndarray], np.ndarray],
    learning_rate: float,
    beta: float,
    steps: int,
) -> np.ndarray:
    """The same for standard momentum in the SAME convention, so that only the place of the gradient differs.

    v <- beta v + learning_rate gradient(theta), then theta <- theta - v (heavy ball, the learning rate inside v), from
    v = 0  ->  (steps + 1, n), row 0 is the start.
    """
    v = np.zeros_like(theta)
    path = [theta.copy()]
    for _ in range(steps):
        v = beta * v + learning_rate * gradient(theta)
        theta = theta - v
        path.append(theta.copy())
    return np.array(path)


@nesterov_step.alternative
def in_place(theta, v, gradient, learning_rate, beta):
    v *= beta
    slope = gradient(theta - v)
    v += np.multiply(learning_rate, slope)
    theta -= v
    return [theta, v]


@nesterov_step.alternative
def as_in_keras(theta, v, gradient, learning_rate, beta):
    """Momentum with the opposite sign of v, seen from the look-ahead point."""
    w = -v
    ahead = theta + beta * w
    w = beta * w - learning_rate * np.asarray(gradient(ahead))
    return theta + w, -w


@nesterov_step.alternative(of="nesterov_path")
def two_sequences(theta, gradient, learning_rate, beta, steps):
    """Nesterov's own form: a gradient step from y, then an extrapolation."""
    points, y, x = [theta.copy()], theta.copy(), theta.copy()
    for _ in range(steps):
        x_new = y - learning_rate * gradient(y)
        y = x_new + beta * (x_new - x)
        x = x_new
        points.append(x)
    return points


@nesterov_step.alternative(of="momentum_path")
def by_differences(theta, gradient, learning_rate, beta, steps):
    points = [np.array(theta), np.array(theta)]
    for _ in range(steps):
        points.append(points[-1] + beta * (points[-1] - points[-2]) - learning_rate * gradient(points[-1]))
    return points[1:]


nesterov_step.mistake(
    "Looking ahead means adding the velocity.",
    name="looks_backwards",
    edit=("gradient(theta - beta * v)", "gradient(theta + beta * v)"),
)
nesterov_step.mistake(
    "The gradient is taken at theta.",
    name="gradient_at_theta",
    edit=("gradient(theta - beta * v)", "gradient(theta)"),
)
nesterov_step.mistake(
    "One looks from where the whole velocity leads.",
    name="whole_velocity_ahead",
    edit=("gradient(theta - beta * v)", "gradient(theta - v)"),
)
nesterov_step.mistake(
    "The step is learning_rate times the velocity, as always.",
    name="rate_applied_twice",
    edit=("return theta - v, v", "return theta - learning_rate * v, v"),
)


@nesterov_step.mistake("The velocity is a moving average, with (1 - beta) before the gradient.")
def moving_average_form(theta, v, gradient, learning_rate, beta):
    v = beta * v + (1 - beta) * learning_rate * gradient(theta - beta * v)
    return theta - v, v


@nesterov_step.mistake("The new velocity is subtracted from the look-ahead point.")
def steps_from_look_ahead(theta, v, gradient, learning_rate, beta):
    ahead = theta - beta * v
    v = beta * v + learning_rate * gradient(ahead)
    return ahead - v, v


@nesterov_step.mistake("The path begins after the first step.", of="nesterov_path")
def start_left_out(theta, gradient, learning_rate, beta, steps):
    return nesterov_path(theta, gradient, learning_rate, beta, steps)[1:]


@nesterov_step.mistake("Each step begins at rest.", of="nesterov_path")
def velocity_reset(theta, gradient, learning_rate, beta, steps):
    path = [theta]
    for _ in range(steps):
        theta, _ = nesterov_step(theta, np.zeros_like(theta), gradient, learning_rate, beta)
        path.append(theta)
    return np.array(path)


@nesterov_step.mistake("Changing theta in place and appending it records the path.", of="nesterov_path")
def same_array_appended(theta, gradient, learning_rate, beta, steps):
    return np.array([nesterov_path(theta, gradient, learning_rate, beta, steps)[-1]] * (steps + 1))


@nesterov_step.mistake("Standard momentum is the chapter's moving average with the rate outside.", of="momentum_path")
def chapter_momentum(theta, gradient, learning_rate, beta, steps):
    return momentum_path(theta, gradient, (1 - beta) * learning_rate, beta, steps)


@nesterov_step.mistake("Momentum differs from Nesterov only in name.", of="momentum_path")
def nesterov_for_momentum(theta, gradient, learning_rate, beta, steps):
    return nesterov_path(theta, gradient, learning_rate, beta, steps)


def _bowl(w):
    w = np.asarray(w)
    return np.array([3.0, 0.4, 1.0]) * w + 0.1 * w**3


nesterov_step.mistake(
    "The velocity collects gradients; the learning rate multiplies it at the end.",
    name="rate_outside",
    edit=(
        "    v = beta * v + learning_rate * gradient(theta - beta * v)\n    return theta - v, v",
        "    v = beta * v + gradient(theta - beta * v)\n    return theta - learning_rate * v, v",
    ),
)

nesterov_step.mistake(
    "The parameters move by the velocity as it was before.",
    name="old_velocity_moves",
    edit=(
        "    v = beta * v + learning_rate * gradient(theta - beta * v)\n    return theta - v, v",
        "    new = beta * v + learning_rate * gradient(theta - beta * v)\n    return theta - v, new",
    ),
)


@nesterov_step.mistake(
    "The velocity points where the parameters go: v <- beta v - learning_rate g, theta <- theta + v."
)
def velocity_along_the_step(theta, v, gradient, learning_rate, beta):
    v = beta * v - learning_rate * gradient(theta + beta * v)
    return theta + v, v


@nesterov_step.mistake("The velocity is computed first, so it is returned first.")
def velocity_returned_first(theta, v, gradient, learning_rate, beta):
    return nesterov_step(theta, v, gradient, learning_rate, beta)[::-1]


@nesterov_step.mistake("Nesterov's step is PyTorch's: the gradient at theta, then gradient plus beta v.")
def step_of_pytorch(theta, v, gradient, learning_rate, beta):
    g = gradient(theta)
    v = beta * v + g
    return theta - learning_rate * (g + beta * v), v


@nesterov_step.mistake(
    "Momentum is plain gradient descent with another rate; each step begins at rest.", of="momentum_path"
)
def momentum_at_rest(theta, gradient, learning_rate, beta, steps):
    return momentum_path(theta, gradient, learning_rate, 0.0, steps)


@nesterov_step.random_case("one step from a moving state", n=4, weight=3, required=True)
def moving_state(implementation, rng):
    theta, v = rng.normal(size=(2, 3))
    return implementation.nesterov_step(theta, v, _bowl, float(rng.uniform(0.1, 0.4)), float(rng.uniform(0.5, 0.9)))


@nesterov_step.case("where the gradient is asked for")
def asked(implementation):
    places = []

    def gradient(w):
        places.append(np.array(w))
        return np.array([1.0, -2.0])

    implementation.nesterov_step(np.array([3.0, 1.0]), np.array([0.5, -2.0]), gradient, 0.1, 0.8)
    return places


@nesterov_step.case("J = theta^2 / 2 from 1, three steps, and a bowl with three curvatures", weight=3, alone=True)
def parabola_and_bowl(implementation):
    return (
        implementation.nesterov_path(np.array([1.0]), lambda w: np.array(w), 0.1, 0.9, 3),
        implementation.nesterov_path(np.array([1.0, -2.0, 0.5]), _bowl, 0.15, 0.7, 6),
    )


@nesterov_step.case("standard momentum, for comparison", weight=2, alone=True)
def momentum(implementation):
    return (
        implementation.momentum_path(np.array([1.0]), lambda w: np.array(w), 0.1, 0.9, 3),
        implementation.momentum_path(np.array([1.0, -2.0, 0.5]), _bowl, 0.15, 0.7, 5),
    )
