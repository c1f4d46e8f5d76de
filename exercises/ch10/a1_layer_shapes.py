"""ch10.a1  The shapes of one layer.    Chapter 10, exercise A1"""

import numpy as np


def layer_shapes(dims: list[int], l: int, m: int) -> dict[str, tuple[int, int]]:
    """Shapes of W[l], b[l], Z[l] and A[l] in a fully connected network.

    dims : widths [n[0], n[1], ..., n[L]], the input first; l : a layer, 1 <= l <= L; m : number of examples
    ->  {"W": shape, "b": shape, "Z": shape, "A": shape}, each a tuple.

    The layer computes Z[l] = W[l] A[l-1] + b[l] and A[l] = g[l](Z[l]), g[l] element by element. Examples are columns
    (A[0] = X is (n[0], m)), the input is layer 0, biases are columns with two axes.
    Example: layer_shapes([7, 5, 2], 1, 4) is {"W": (5, 7), "b": (5, 1), "Z": (5, 4), "A": (5, 4)}.
    """
    raise NotImplementedError("ch10.a1")
