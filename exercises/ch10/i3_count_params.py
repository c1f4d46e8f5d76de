"""ch10.i3  Count the parameters of a network.    Chapter 10, the coding interview"""

import numpy as np


def count_params(dims: list[int]) -> tuple[int, int, int]:
    """Weights, biases and all parameters of a fully connected network.

    dims : the layer widths [n[0], n[1], ..., n[L]], the input first  ->  (weights, biases, total), integers.

    W[l] is (n[l], n[l-1]) and b[l] is (n[l], 1) for l = 1..L; the input is layer 0 and owns nothing.
    Example: count_params([4, 3, 2]) is (18, 5, 23), from W1 (3, 4), b1 (3, 1), W2 (2, 3), b2 (2, 1).
    """
    raise NotImplementedError("ch10.i3")
