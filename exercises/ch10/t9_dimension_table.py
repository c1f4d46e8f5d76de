"""ch10.t9  The dimension table as data.    Chapter 10, the dimension-check algorithm"""

import numpy as np


def dimension_table(dims: list[int], m: int) -> list[dict[str, int | tuple[int, int]]]:
    """The dimension table of a network, returned as data (not printed): one dict for each layer that computes.

    dims : widths [n[0], ..., n[L]], the input first; m : number of examples  ->  a list of L dicts, for l = 1..L:
    {"layer": l, "W": shape, "b": shape, "Z": shape, "parameters": integer, "cached": integer}

    W is (n[l], n[l-1]), b is (n[l], 1), Z is (n[l], m): examples are columns, the input is layer 0 and has no row.
    "parameters" counts the weights and biases of the layer. "cached" counts the numbers that the forward pass keeps
    for the backward pass in this layer, the entries of Z[l] and of A[l-1].
    Example: dimension_table([4, 3], 5) is
    [{"layer": 1, "W": (3, 4), "b": (3, 1), "Z": (3, 5), "parameters": 15, "cached": 35}].
    """
    raise NotImplementedError("ch10.t9")
