"""ch10.p1g  Cross-entropy cost, binary and multi-class.    Chapter 10, the NumPy network class"""

import numpy as np


def compute_cost(AL: np.ndarray, Y: np.ndarray) -> float:
    """Mean cross-entropy of a batch, as one number.

    AL : (n, m) predicted probabilities, an example per column, all strictly between 0 and 1
    Y  : (n, m) labels: zeros and ones if n == 1, a one-hot column per example if n > 1
    ->  a number (not an array with axes)

    n == 1:  J = -(1/m) sum over i of [ y_i ln(a_i) + (1 - y_i) ln(1 - a_i) ]
    n > 1 :  J = -(1/m) sum over examples i and classes k of Y[k, i] ln(AL[k, i])

    Convention: natural logarithm, the exact loss without an epsilon inside the logarithm (probabilities of 0 and 1
    do not occur; a constant up to 1e-8 inside the logarithm does no harm). The 1/m counts examples, not entries.

    Example: AL = [[0.8, 0.3]], Y = [[1, 0]] gives 0.289909. Ten classes at 0.1 each give ln 10 = 2.302585.
    """
    raise NotImplementedError("ch10.p1g")
