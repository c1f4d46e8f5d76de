# attack: an object array of liars
# expect: fail
# stopped-by: plain values only cross
# says: dtype object

import numpy as np


class Liar:
    __sub__ = __rsub__ = lambda self, other: 0.0
    __eq__ = __le__ = __lt__ = lambda self, other: True
    __abs__ = lambda self: 0.0


def scale(x, factor=2.0):
    found = np.empty(x.shape, object)
    found.fill(Liar())
    return found
