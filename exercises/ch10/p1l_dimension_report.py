"""ch10.p1l  The dimension report as data.    Chapter 10, the NumPy network class"""

import numpy as np


def dimension_report(parameters: dict[str, np.ndarray]) -> tuple[list[tuple], int]:
    """What a network consists of: a row for each layer, and the number of all its parameters.

    parameters : "W1", "b1", ..., "WL", "bL" in any order, W[l] (n[l], n[l-1]), b[l] (n[l], 1); L may exceed 9
    ->  (rows, total)
        rows  : list of (layer number, shape of W, shape of b, parameters of the layer), layers 1, 2, ..., L in order
        total : the parameters of all layers

    Weights and biases both count. The input is layer 0, owns nothing and has no row.
    Example: W1 (3, 4), b1 (3, 1), W2 (2, 3), b2 (2, 1) give
    ([(1, (3, 4), (3, 1), 15), (2, (2, 3), (2, 1), 8)], 23).
    """
    raise NotImplementedError("ch10.p1l")
