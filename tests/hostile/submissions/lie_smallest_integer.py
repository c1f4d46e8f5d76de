# attack: the smallest int64, whose absolute value is negative
# expect: fail
# stopped-by: comparison in floating point

import numpy as np


def scale(x, factor=2.0):
    return np.full(x.shape, -(2**63), np.int64)
