# attack: return a view that unfolds to 8 TB
# expect: fail
# stopped-by: size is counted before anything is unfolded
# says: 8,000,000,000,000 bytes

import numpy as np


def scale(x, factor=2.0):
    return np.broadcast_to(np.float64(1.0), (10**6, 10**6))
