"""ch12.e07  Momentum as a moving average: the step and three gradients.    Chapter 12, exercise 12.7"""

from collections.abc import Sequence

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("momentum", "moving-average", "optimizers"),
    hints=(
        "In v = 0.9 v + 0.1 g, how much of the newest gradient gets into v, and how much of the past stays?",
        "The two weights beta and 1 - beta add up to 1, so v is an average of gradients, never larger than the largest "
        "of them. In the other customary form, v = beta v + g, they do not. The learning rate is no part of v here.",
        "With v = 0 at the start the first gradient leaves only a tenth of itself in v. This chapter's momentum lets "
        "that stand; dividing it out is an idea that belongs to Adam.",
        "Plan: momentum_step computes the new v first and moves theta by the NEW v. momentum_updates starts with zeros, "
        "takes the gradients in order, and at the end multiplies the last v by -learning_rate.",
    ),
)
def momentum_step(
    theta: np.ndarray, grad: np.ndarray, v: np.ndarray, learning_rate: float = 0.01, beta: float = 0.9
) -> tuple[np.ndarray, np.ndarray]:
    """The parameters and the velocity after one step of momentum, in this chapter's moving-average (EMA) form.

    theta, grad, v : arrays of one shape  ->  (theta, v), both of that shape, in this order.

        v     <- beta v + (1 - beta) grad          with the factor (1 - beta), without bias correction
        theta <- theta - learning_rate v           with the new v

    (Heavy ball, v <- beta v + grad, is another convention and is not wanted here.)
    Example: theta = [1, 1], grad = [4, -2], v = [0, 1], learning rate 0.5, beta 0.75 gives v = [1, 0.25] and
    theta = [0.5, 0.875].
    """
    v = beta * v + (1 - beta) * grad
    return theta - learning_rate * v, v


@momentum_step.part
def momentum_updates(
    gradients: Sequence[Sequence[float]], learning_rate: float = 0.01, beta: float = 0.9
) -> tuple[np.ndarray, np.ndarray]:
    """(v, delta) after the last of several gradients, from a velocity of zero.

    gradients : T rows of n numbers, the gradients of steps 1..T in order (a list of lists or a (T, n) array)
    ->  v (n,), the velocity after step T in the form above, and delta (n,), what step T ADDS to the parameters, with
    its sign: delta = -learning_rate v.

    The exercise in the book: gradients [0.5, -0.2], [0.3, -0.4], [0.4, -0.3], beta 0.9, learning rate 0.01.
    A smaller example: gradients [4, 0], [0, 2], beta 0.5, learning rate 0.1 give v = [1, 1], delta = [-0.1, -0.1].
    """
    gradients = np.asarray(gradients, dtype=float)
    v = np.zeros(gradients.shape[1])
    for grad in gradients:
        _, v = momentum_step(np.zeros_like(v), grad, v, learning_rate, beta)
    return v, -learning_rate * v


@momentum_step.alternative
def in_place(theta, grad, v, learning_rate=0.01, beta=0.9):
    v *= beta
    v += grad * (1 - beta)
    theta -= v * learning_rate
    return [theta, v]


@momentum_step.alternative(of="momentum_updates")
def as_a_weighted_sum(gradients, learning_rate=0.01, beta=0.9):
    T = len(gradients)
    weights = [(1 - beta) * beta ** (T - 1 - k) for k in range(T)]
    v = np.dot(weights, np.array(gradients))
    return v, -v * learning_rate


@momentum_step.alternative(of="momentum_updates")
def plain_lists(gradients, learning_rate=0.01, beta=0.9):
    v = [0.0 for _ in gradients[0]]
    for g in gradients:
        for i in range(len(v)):
            v[i] = beta * v[i] + (1 - beta) * float(g[i])
    return v, [-learning_rate * x for x in v]


momentum_step.mistake(
    "The gradient is added to the decayed velocity in full (heavy ball).",
    name="heavy_ball",
    edit=("(1 - beta) * grad", "grad"),
)
momentum_step.mistake(
    "beta is the weight of the new gradient.",
    name="beta_swapped",
    edit=("beta * v + (1 - beta) * grad", "(1 - beta) * v + beta * grad"),
)


@momentum_step.mistake("The learning rate belongs into the velocity.")
def rate_inside_velocity(theta, grad, v, learning_rate=0.01, beta=0.9):
    v = beta * v + (1 - beta) * learning_rate * grad
    return theta - v, v


@momentum_step.mistake("First move with the velocity there is, then update it.")
def moves_with_old_velocity(theta, grad, v, learning_rate=0.01, beta=0.9):
    return theta - learning_rate * v, beta * v + (1 - beta) * grad


momentum_step.mistake(
    "The parameters follow the velocity.",
    name="climbs",
    edit=("theta - learning_rate * v", "theta + learning_rate * v"),
)


@momentum_step.mistake("The velocity starts at zero, so it must be bias-corrected as in Adam.", of="momentum_updates")
def bias_corrected(gradients, learning_rate=0.01, beta=0.9):
    v, _ = momentum_updates(gradients, learning_rate, beta)
    v = v / (1 - beta ** len(gradients))
    return v, -learning_rate * v


@momentum_step.mistake("An average of gradients is their mean.", of="momentum_updates")
def plain_mean(gradients, learning_rate=0.01, beta=0.9):
    v = np.mean(gradients, axis=0)
    return v, -learning_rate * v


@momentum_step.mistake("The velocity starts as the first gradient.", of="momentum_updates")
def starts_at_first_gradient(gradients, learning_rate=0.01, beta=0.9):
    v = np.array(gradients[0], dtype=float)
    for grad in gradients[1:]:
        v = beta * v + (1 - beta) * np.asarray(grad)
    return v, -learning_rate * v


momentum_step.mistake(
    "The update is learning_rate times v; that it is subtracted goes without saying.",
    name="update_without_sign",
    of="momentum_updates",
    edit=("return v, -learning_rate", "return v, learning_rate"),
)


@momentum_step.mistake("The update is what all steps together did.", of="momentum_updates")
def sum_of_updates(gradients, learning_rate=0.01, beta=0.9):
    v, _ = momentum_updates(gradients, learning_rate, beta)
    total = sum(momentum_updates(gradients[: k + 1], learning_rate, beta)[1] for k in range(len(gradients)))
    return v, total


@momentum_step.mistake("The velocity is computed first, so it is returned first.")
def velocity_returned_first(theta, grad, v, learning_rate=0.01, beta=0.9):
    return momentum_step(theta, grad, v, learning_rate, beta)[::-1]


momentum_step.mistake(
    "beta is 0.9, whatever is handed in.",
    name="beta_always_usual",
    of="momentum_updates",
    edit=("grad, v, learning_rate, beta)", "grad, v, learning_rate, 0.9)"),
)


@momentum_step.random_case("one step, any state", n=5, weight=2, required=True)
def any_step(implementation, rng):
    theta, grad, v = rng.normal(size=(3, 4, 3))
    return implementation.momentum_step(theta, grad, v, float(rng.uniform(0.05, 0.5)), float(rng.uniform(0.6, 0.95)))


@momentum_step.case("the usual values of beta and the learning rate")
def defaults(implementation):
    return implementation.momentum_step(np.array([1.0, -2.0, 0.5]), np.array([0.5, 3.0, -1.0]), np.array([2.0, 0.0, 4]))


@momentum_step.case("the book's three gradients", weight=2, alone=True)
def book(implementation):
    return implementation.momentum_updates([[0.5, -0.2], [0.3, -0.4], [0.4, -0.3]])


@momentum_step.random_case("other gradients", n=4, weight=2, alone=True)
def other_gradients(implementation, rng):
    gradients = rng.normal(size=(int(rng.integers(2, 8)), 3))
    return implementation.momentum_updates(gradients, float(rng.uniform(0.05, 0.5)), float(rng.uniform(0.6, 0.95)))
