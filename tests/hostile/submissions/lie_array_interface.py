# attack: an object that turns into an array, a different one each time
# expect: fail
# stopped-by: plain values only cross
# says: which is an object and not data

import numpy as np


class Liar:
    reads = 0

    def __array__(self, dtype=None, copy=None):
        Liar.reads += 1
        return np.full((2, 3), float(Liar.reads))

    def __array_ufunc__(self, *args, **kwargs):
        return np.zeros((2, 3))


def scale(x, factor=2.0):
    return Liar()
