# attack: 56 MB for each call
# expect: fail timeout
# stopped-by: resource limits and a bound on all replies

import numpy as np


def scale(x, factor=2.0):
    return np.zeros(7_000_000)
