"""ch10.p1d  Softmax over columns.    Chapter 10, the NumPy network class"""

import numpy as np


def softmax(Z: np.ndarray) -> np.ndarray:
    """Class probabilities of every example: softmax down each column.

    Z : (n, m) scores, n classes in rows, m examples in columns  ->  (n, m), every column sums to 1:
    A[i, j] = e^Z[i, j] / sum over k of e^Z[k, j].

    Convention: examples are columns. It must stay right when a column holds scores of +-1000 or more, also when one
    column is about 1000 and the next about -1000: subtract from each column its own maximum first.
    Example: the column [2, 1, 0.1] becomes [0.659001, 0.242433, 0.098566].
    """
    raise NotImplementedError("ch10.p1d")
