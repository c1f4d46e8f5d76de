"""ch10.t3  Count layer by layer.    Chapter 10, the example that counts everything"""

import numpy as np


def count_by_layer(dims: list[int]) -> dict[str, list[int] | int]:
    """The weights and the biases of every layer, and the total.

    dims : widths [n[0], n[1], ..., n[L]], the input first
    ->  {"weights": [L integers], "biases": [L integers], "total": integer}; place 0 of the lists is layer 1.

    W[l] is (n[l], n[l-1]) and b[l] is (n[l], 1) for l = 1..L; L is the number of hidden layers plus the output, the
    input is layer 0 and owns nothing. The total counts all weights and all biases.
    Example: count_by_layer([6, 4, 3]) is {"weights": [24, 12], "biases": [4, 3], "total": 43}.
    """
    raise NotImplementedError("ch10.t3")
