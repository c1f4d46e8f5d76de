"""ch10.t18  The numbers behind He initialization.    Chapter 10, He initialization"""

import math

import numpy as np


def he_std(n_prev: int) -> float:
    """The standard deviation of He initialization for a ReLU layer with n_prev inputs.

    n_prev : the number of units of the layer before  ->  the standard deviation of the entries of W.

    He initialization draws W[l] (n[l], n[l-1]) with mean 0 and VARIANCE 2 / n[l-1]. Wanted is the number s with which
    W = s * rng.standard_normal((n, n_prev)) has this variance. Example: he_std(8) is 0.5.
    """
    raise NotImplementedError("ch10.t18")


def output_std(n_prev: int, n: int) -> float:
    """The standard deviation for the output layer W (n, n_prev) of the chapter's program: variance 1 / n_prev.

    The width n of the layer itself is given as well; decide whether it is needed. (The chapter's code calls this form
    Xavier; Glorot's own formula has the variance 2 / (n_prev + n). Wanted here is 1 / n_prev.) Example: output_std(4,
    3) is 0.5.
    """
    raise NotImplementedError("ch10.t18")


def relu_moments(variance: float) -> tuple[float, float, float]:
    """(E[a], E[a^2], Var(a)) of a = max(0, z) for a normal z with mean 0 and this variance, exactly (no sampling).

    Var(a) is the usual variance, E[a^2] - E[a]^2. With He initialization and inputs of second moment 1, z has variance
    2. Example: relu_moments(8.0) starts with 1.128379.
    """
    raise NotImplementedError("ch10.t18")
