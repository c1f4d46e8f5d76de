"""ch10.c1  A gradient checker.    Chapter 10, Exercise C1"""

from collections.abc import Callable

import numpy as np

Cost = Callable[[np.ndarray], float]


def gradient_check(f: Cost, theta: np.ndarray, grad: np.ndarray, epsilon: float = 1e-5) -> float:
    """How far a gradient is from the numerical one, as a relative difference.

    f     : a function that takes an array shaped like theta and returns the cost, a number.
    theta : the point at which the gradient is checked, an array of floats with any number of axes.
    grad  : the gradient to be checked, shaped like theta: what some backward pass returned.
    ->      the relative difference between a = grad and n = numerical_gradient(f, theta, epsilon):

                ||a - n|| / (||a|| + ||n||)      with ||v|| = square root of the sum of the squares of ALL entries,

            a number from 0 to 1.  Where both gradients are zero everywhere, it is 0.0.

    Reading it: below 1e-6 the backward pass is right (with epsilon = 1e-5, a smooth cost and no extra term such as
    1e-8 inside a log of the cost); 1 means the opposite sign, or a zero gradient against one that is not zero.
    Values in between are fingerprints: a gradient that is five times too long gives 4 / 6.

    Example: f(theta) = theta[0]**2 + 3 theta[1] at [2, 5] has the gradient [4, 3].  For grad = [4, 3] the result is
    0 up to rounding; for grad = [2, 3] it is 2 / (sqrt(13) + 5) = 0.232408.
    """
    raise NotImplementedError("ch10.c1")


def numerical_gradient(f: Cost, theta: np.ndarray, epsilon: float = 1e-5) -> np.ndarray:
    """The gradient of f at theta by central differences, shaped like theta.

    Entry i is (f(theta with theta_i + epsilon) - f(theta with theta_i - epsilon)) / (2 epsilon); all other entries
    keep their values.  That costs two calls of f for each entry, which is why nobody trains this way.

    epsilon may be large: what counts is the formula.  Example: f(theta) = sum of theta**3 at [1.0, 2.0] with
    epsilon = 0.5 gives [3.25, 12.25] (the exact gradient is [3, 12]; the formula is off by epsilon**2 here).
    """
    raise NotImplementedError("ch10.c1")
