"""ch10.t10  What NumPy does with three shape bugs.    Chapter 10, the three shape bugs and the challenge"""

import numpy as np

Answer = str | set[str] | np.ndarray


def shape_bugs() -> dict[str, Answer]:
    """Say what NumPy does in seven situations, what assertions see, and work out one gradient.

    Right code has examples as columns, W of shape (n, n_prev), b of shape (n, 1), A_prev of shape (n_prev, m),
    Z = W @ A_prev + b of shape (n, m) and dW = dZ @ A_prev.T / m. Weights and biases are random numbers, no two alike.
    The situations (all else is right):

    bug 1, W is made as rng.normal(size=(n_prev, n)) and used in Z = W @ A_prev + b
        "bug1_rectangular" : n_prev = 3, n = 4, m = 7          "bug1_square" : n_prev = n = 5, m = 7
    bug 2, b is made as rng.normal(size=n), of shape (n,)
        "bug2_wide" : n = 3, m = 7      "bug2_equal" : n = 3, m = 3      "bug2_one" : n = 3, m = 1
    bug 3, dW = dZ @ A_prev / m, without the transpose
        "bug3_general" : n = 4, n_prev = 3, m = 7              "bug3_equal" : n = 4, n_prev = 3, m = 3

    Return a dict with one of these words for each of the seven:
        "error"   NumPy raises an exception
        "shape"   it runs, and the result (Z or dW) has a wrong shape
        "values"  it runs, the result has the right shape and wrong values
        "fine"    it runs, and nothing is wrong at all
    For example, a W of shape (n, n_prev) without any bug would be "fine". And with three more entries:

    "unseen"   : the set of situations (their names) with wrong values that neither an exception nor
                 `assert Z.shape == (n, m)` nor `assert dW.shape == W.shape` reports
    "assert_b" : the set of situations in which `assert b.shape == (n, 1)`, right after b is made, fails
    "dW"       : the right dW for dZ = [[1, -1], [2, 0]], A_prev = [[1, 2], [3, 4]], m = 2, as a list of rows or array
    """
    raise NotImplementedError("ch10.t10")
