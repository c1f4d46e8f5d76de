# attack: structured, void and date types in place of numbers
# expect: fail
# stopped-by: plain values only cross
# says: dtype

import numpy as np


def scale(x, factor=2.0):
    return np.zeros(x.shape, [("a", "f8"), ("b", "O")])
