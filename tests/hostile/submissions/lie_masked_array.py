# attack: a masked array, whose comparisons are all masked, so that none is false
# expect: fail
# stopped-by: plain values only cross

import numpy as np


def scale(x, factor=2.0):
    return np.ma.masked_all_like(x)
