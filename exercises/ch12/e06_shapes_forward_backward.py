"""ch12.e06  All shapes of a small network, forward and backward.    Chapter 12, exercise 12.6"""

import numpy as np


def shapes(dims: list[int], m: int) -> dict[str, tuple[int, int]]:
    """Shapes of everything in a forward and a backward pass, with m examples in columns.

    dims : widths [n[0], ..., n[L]], the input first; m : examples
    ->  {"W1": shape, "b1", "Z1", "A1", "dW1", "db1", "dZ1", "dA1", "W2", ..., "dAL"} and "dA0": 8 L + 1 entries.

    Z[l] = W[l] A[l-1] + b[l] with A[0] = X, b[l] a column with two axes. Backward: dZ[l] = dA[l] * g'(Z[l]),
    dW[l] = dZ[l] A[l-1].T / m, db[l] the mean of dZ[l] over the examples, kept as a column, dA[l-1] = W[l].T dZ[l].
    Example: shapes([2, 3], 7) has "W1" and "dW1": (3, 2), "b1" and "db1": (3, 1), "Z1", "A1", "dZ1", "dA1": (3, 7) and
    "dA0": (2, 7).
    """
    raise NotImplementedError("ch12.e06")
