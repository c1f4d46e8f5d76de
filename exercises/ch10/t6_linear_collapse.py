"""ch10.t6  A deep linear network is one layer.    Chapter 10, why activations must be nonlinear"""

import numpy as np


def collapse(weights: list[np.ndarray], biases: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """The single affine layer that does what a network without activation functions does.

    weights : [W[1], ..., W[L]], W[l] is (n[l], n[l-1])
    biases  : [b[1], ..., b[L]], b[l] is (n[l], 1)
    ->  (W, b) with W (n[L], n[0]) and b (n[L], 1) such that W x + b is the output for every input x, where layer l
    computes a[l] = W[l] a[l-1] + b[l] and a[0] = x is a column.

    L >= 1; all layers are linear. W[l] stands at list index l - 1.
    Example: W1 = [[1, 2], [3, 4]], b1 = [[1], [-1]], W2 = [[0, 1], [1, 0]], b2 = [[2], [0]] give
    W = [[3, 4], [1, 2]] and b = [[1], [1]].
    """
    raise NotImplementedError("ch10.t6")
