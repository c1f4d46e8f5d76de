"""ch10.t8  The dimension card of the gradients.    Chapter 10, the master dimension table"""

import numpy as np


def gradient_card(dims: list[int], l: int, m: int) -> dict[str, tuple[int, int]]:
    """The shapes that the backward pass handles in layer l.

    dims : widths [n[0], ..., n[L]], the input first; l : a layer, 1 <= l <= L; m : number of examples
    ->  {"dW": shape, "db": shape, "dZ": shape, "dA": shape, "dA_prev": shape} for dW[l], db[l], dZ[l], dA[l], dA[l-1].

    The equations are dZ[l] = dA[l] * g'(Z[l]), dW[l] = (1/m) dZ[l] A[l-1]^T, db[l] = (1/m) (sum of dZ[l] over the
    examples, kept as a column), dA[l-1] = W[l]^T dZ[l]. Examples are columns, W[l] is (n[l], n[l-1]), b[l] (n[l], 1).
    Example: gradient_card([6, 4, 3], 2, 5) has "dW": (3, 4), "db": (3, 1), "dZ" and "dA": (3, 5), "dA_prev": (4, 5).
    """
    raise NotImplementedError("ch10.t8")
