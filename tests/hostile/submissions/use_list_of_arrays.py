# attack: arrays of bytes in a list with one of complex numbers, which makes all of them sixteen times as large
# expect: fail timeout
# stopped-by: a list is made an array only if it is small

import numpy as np


def scale(x, factor=2.0):
    return [np.zeros(300_000, np.uint8)] * 8 + [np.zeros(300_000, complex)]
