"""ch10.q3  What an all-linear network is worth.    Chapter 10, GATE-style question 3"""

from itertools import pairwise

import numpy as np


def largest_rank(dims: list[int]) -> int:
    """The largest rank that W[L] @ ... @ W[1] can have in a network whose activations are all g(z) = z.

    dims : the widths [n[0], n[1], ..., n[L]], the input first, L >= 1; W[l] is (n[l], n[l-1])  ->  an integer.

    Such a network is one affine map x -> W_eff x + b_eff with W_eff = W[L] ... W[1] of shape (n[L], n[0]), but not
    every matrix of that shape can be W_eff. Example: largest_rank([5, 1, 5]) is 1.

    The second function of this exercise asks what else follows.
    """
    raise NotImplementedError("ch10.q3")


def consequences() -> dict[str, object]:
    """Return a dict with five keys.

    "equals"      With all g(z) = z and biases that need not be 0, a deep network computes the same as
                  "a" an autoencoder, "b" a polynomial of degree L in x, "c" one layer, with an affine map,
                  "d" something that no single layer can compute.
    "powerful"    True or False: with more layers (all widths 100) it can compute maps that one layer of the same input
                  and output cannot.
    "any map"     True or False: the network [5, 1, 5] can compute every linear map from 5 numbers to 5 numbers.
    "logistic"    True or False: with linear hidden layers and one sigmoid output, the inputs with output 0.5 always
                  form a flat set (a hyperplane), unless W_eff is 0.
    "zero at 0"   True or False: the network [4, 3, 2] with biases always maps x = 0 to 0.
    """
    raise NotImplementedError("ch10.q3")
