"""ch12.e11  RMSprop, a step and a path.    Chapter 12, exercise 12.11"""

from collections.abc import Callable

import numpy as np


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
    raise NotImplementedError("ch12.e11")


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
    raise NotImplementedError("ch12.e11")
