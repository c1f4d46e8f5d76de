# attack: an object that says it is an ndarray
# expect: fail
# stopped-by: plain values only cross
# says: which is an object and not data

import numpy as np


class Liar:
    __class__ = property(lambda self: np.ndarray)
    shape, dtype, ndim, size = (2, 3), np.dtype(float), 2, 6
    __eq__ = lambda self, other: True


def scale(x, factor=2.0):
    return Liar()
