# attack: infinities of every sign, whose difference is NaN
# expect: fail
# stopped-by: only finite numbers are near each other

import numpy as np


def scale(x, factor=2.0):
    return np.where(x > 0, np.inf, -np.inf)
