"""ch10.e2  Where the parameters sit.    Chapter 10, Example 2 (Ignio)"""

import numpy as np


def parameter_shares(dims: list[int]) -> list[float]:
    """Which percentage of a network's parameters sits in each layer.

    dims : widths [n[0], ..., n[L]], the input first  ->  L numbers, in percent (they add up to 100), layer 1 first.

    Parameters are weights and biases: W[l] is (n[l], n[l-1]), b[l] is (n[l], 1); the input is layer 0 and has none.
    Example: parameter_shares([3, 4, 2]) is [61.538..., 38.461...], from 16 and 10 of 26 parameters.
    """
    raise NotImplementedError("ch10.e2")


def ignio() -> dict[str, float]:
    """The book's monitoring network has the widths [50, 128, 64, 32, 16, 8].

    Return {"total": all its parameters, "first_two": the percentage in layers 1 and 2 together, "largest": the number
    of the layer with most parameters}. Weights and biases count; layers are numbered from 1, the input is layer 0;
    two decimals are enough for the percentage. (The percentage printed in the book is not right.)
    """
    raise NotImplementedError("ch10.e2")
