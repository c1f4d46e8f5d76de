# attack: take memory through NumPy
# expect: error
# stopped-by: resource limits
# says: MemoryError

import numpy as np


def scale(x, factor=2.0):
    taken = np.empty(150_000_000)
    return factor * x if taken.size else 0
