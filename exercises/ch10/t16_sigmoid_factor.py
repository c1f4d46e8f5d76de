"""ch10.t16  The sigmoid's share in a vanishing gradient.    Chapter 10, the vanishing gradient"""

import math

import numpy as np


def sigmoid_bound(lam: float, L: int) -> float:
    """The largest factor between dZ[1] and dZ[L] in a chain of L sigmoid units with the weight lam.

    lam : the weight of every unit (it may be negative: sizes count), L : the number of layers, L >= 1  ->  a number >=
    0.

    dZ[l-1] = w[l] dZ[l] g'(z[l-1]) for l = L, ..., 2, and dZ[L] is given. The bound is that over all z[1], ..., z[L-1].
    Example: sigmoid_bound(2.0, 3) is 0.25 (two steps, each at most 2 * 0.25).
    """
    raise NotImplementedError("ch10.t16")


def neutral_weight(slope: float) -> float:
    """The positive weight for which the product of weight and slope is 1, so that depth changes nothing.

    slope : the activation's largest slope, > 0. Example: a slope of 1 (tanh at 0, ReLU for z > 0) gives 1.0.
    """
    raise NotImplementedError("ch10.t16")


def actual_factor(lam: float, z: np.ndarray) -> float:
    """|dZ[1]| / |dZ[L]| itself, for given inputs of the sigmoids.

    lam : the weight of every unit, z : (L-1,) the values z[1], ..., z[L-1]  ->  a number >= 0.
    Example: actual_factor(4.0, [0.0, 0.0]) is 1.0, while actual_factor(4.0, [2.0, 2.0]) is only 0.176378.
    """
    raise NotImplementedError("ch10.t16")
