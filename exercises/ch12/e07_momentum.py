"""ch12.e07  Momentum as a moving average: the step and three gradients.    Chapter 12, exercise 12.7"""

from collections.abc import Sequence

import numpy as np


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
    raise NotImplementedError("ch12.e07")


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
    raise NotImplementedError("ch12.e07")
