"""ch12.e21  Nesterov's accelerated gradient.    Chapter 12, exercise 12.21"""

from collections.abc import Callable

import numpy as np


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
    raise NotImplementedError("ch12.e21")


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
    raise NotImplementedError("ch12.e21")


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
    raise NotImplementedError("ch12.e21")
