"""ch10.q2  The layer with most weights.    Chapter 10, GATE corner, MCQ 2"""

import numpy as np


def heaviest_layers(dims: list[int]) -> list[int]:
    """The numbers of all layers whose weight matrix has the most entries.

    dims : widths [n[0], ..., n[L]], the input first  ->  a list of layer numbers in ascending order; all of them if
    several layers tie.

    W[l] is (n[l], n[l-1]) for l = 1..L; the input is layer 0. Biases are not counted here.
    Example: heaviest_layers([3, 4, 6, 4]) is [2, 3]: 12, 24 and 24 weights.
    The exam asks for a network with four layers of n units and does not say how many inputs it has; the cases do.
    """
    raise NotImplementedError("ch10.q2")
