"""ch12.e13  A gradient check that names the culprit.    Chapter 12, exercise 12.13"""

from collections.abc import Callable

import numpy as np

Cost = Callable[[dict[str, np.ndarray]], float]


def gradient_report(
    cost: Cost, parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray], epsilon: float = 1e-5
) -> dict[str, float]:
    """For each parameter: how far is its gradient from the numerical one?

    cost       : the REFERENCE cost: takes a dict like parameters, returns a number. It is not your own forward pass,
                 so a forward and a backward pass that are wrong together are found out
    parameters : "W1", "b1", ..., "WL", "bL", arrays of floats with two axes
    grads      : "dW1", "db1", ..., the gradients to be checked, in the parameters' shapes
    ->  {"W1": difference, "b1": difference, ...}, for each parameter on its own
            ||a - n|| / (||a|| + ||n||),   a = grads["d" + name],  n its numerical gradient,
        with ||v|| the root of the sum of squares of all entries, and 0.0 where both gradients are zero.

    Numerical gradient: central differences (J(entry + epsilon) - J(entry - epsilon)) / (2 epsilon), one entry of one
    parameter at a time, all others at their given values. epsilon may be large: what counts is the formula.

    Example: cost = 3 W1[0, 0] + 2 b1[0, 0] with grads dW1 = [[3]], db1 = [[6]] gives {"W1": 0, "b1": 4 / 8} up to
    rounding. Two more functions follow: who is wrong, and where a check must not be trusted.
    """
    raise NotImplementedError("ch12.e13")


def suspects(report: dict[str, float], limit: float = 1e-6) -> set[str]:
    """The names of all parameters whose difference in the report is not below limit; nan counts as not below.

    Example: suspects({"W1": 1e-9, "b1": 0.3}) is {"b1"}.
    """
    raise NotImplementedError("ch12.e13")


def near_kinks(Z: np.ndarray, distance: float = 1e-3) -> set[tuple[int, int]]:
    """The places of a ReLU layer where a gradient check is not to be trusted.

    Z : (n, m) pre-activations, examples in columns  ->  a set (or list) of (unit, example), counted from 0, for which
    z is closer to ReLU's kink at 0 than distance: |z| < distance. There a step of the check may cross the kink, and
    the numerical slope is a mixture of 0 and 1 while the analytic one is 0 or 1.

    Example: near_kinks([[0.5, -0.0002, 3.0], [0.0, -0.5, 0.01]]) is {(0, 1), (1, 0)}.
    """
    raise NotImplementedError("ch12.e13")
