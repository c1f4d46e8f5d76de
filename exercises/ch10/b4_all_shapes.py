"""ch10.b4  Every shape of a forward pass.    Chapter 10, exercise B4"""

import numpy as np


def all_shapes(dims: list[int], m: int) -> dict[str, tuple[int, int]]:
    """The shapes of W, b, Z and A in every layer, as a dict.

    dims : widths [n[0], ..., n[L]], the input first; m : number of examples
    ->  {"W1": shape, "b1": shape, "Z1": shape, "A1": shape, "W2": ..., ..., "AL": shape}: 4 L entries, tuples.

    Examples are columns, so A[0] = X is (n[0], m); X itself is not listed. Z[l] = W[l] A[l-1] + b[l] where b[l] is a
    column with two axes that is broadcast over the examples; A[l] = g(Z[l]) element by element.
    Example: all_shapes([6, 3], 8) is {"W1": (3, 6), "b1": (3, 1), "Z1": (3, 8), "A1": (3, 8)}.
    """
    raise NotImplementedError("ch10.b4")
