"""ch10.t7  Follow the shapes through the network.    Chapter 10, the chain of transformations"""

import numpy as np

Shape = tuple[int, ...]


def shape_trace(dims: list[int], m: int) -> list[tuple[Shape, Shape, Shape, Shape]]:
    """Write Z = W @ A_prev + b as shapes, layer by layer.

    dims : widths [n[0], ..., n[L]], the input first; m : number of examples
    ->  a list with one row for each layer l = 1..L: (shape of W[l], shape of A[l-1], shape of b[l], shape of Z[l]).

    Examples are columns: X = A[0] is (n[0], m). W[l] is (n[l], n[l-1]), b[l] is a column (n[l], 1) that NumPy
    stretches over the examples, and A[l] = g(Z[l]) element by element.
    Example: shape_trace([4, 3, 2], 6) is [((3, 4), (4, 6), (3, 1), (3, 6)), ((2, 3), (3, 6), (2, 1), (2, 6))].
    """
    raise NotImplementedError("ch10.t7")
