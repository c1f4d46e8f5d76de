"""ch12.e01  What a numerical gradient costs.    Chapter 12, exercise 12.1"""

from collections.abc import Callable

import numpy as np


def passes(n: int, method: str) -> int:
    """Forward passes that the full numerical gradient of a loss by its n parameters takes.

    n      : number of parameters, weights and biases together
    method : "central", (J(w + e) - J(w - e)) / (2 e) for every parameter; or "one-sided", (J(w + e) - J(w)) / e, where
             J(w), the loss at the unmoved point, is computed once and kept
    ->  the smallest sufficient number of forward passes (evaluations of J), an integer.

    Example: 3 parameters take 6 passes with central and 4 with one-sided differences.

    The second function does it. In ANSWER say in a few sentences what this means for a network of ten million
    parameters, and why backpropagation is so much cheaper.
    """
    raise NotImplementedError("ch12.e01")


def one_sided_gradient(f: Callable[[np.ndarray], float], theta: np.ndarray, epsilon: float) -> np.ndarray:
    """The one-sided numerical gradient of f at theta (n,), in exactly n + 1 calls of f  ->  (n,).

    Entry i is (f(theta with theta_i + epsilon) - f(theta)) / epsilon. epsilon may be large: what counts is the formula.
    Example: f(theta) = sum of theta**2 at [1, 3] with epsilon = 0.5 gives [2.5, 6.5].
    """
    raise NotImplementedError("ch12.e01")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.e01 --rubric`), no machine does.
ANSWER = """
...
"""
