from itertools import pairwise

import numpy as np


def largest_rank(dims):
    rng = np.random.default_rng(1)
    M = np.eye(dims[0])
    for a, b in pairwise(dims):
        Q = np.eye(b, a)
        M = Q @ M
    return np.linalg.matrix_rank(M)
def consequences():
    return dict([("zero at 0", np.False_), ("logistic", np.True_), ("equals", "c"), ("any map", False), ("powerful", False)])
