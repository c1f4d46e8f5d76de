# attack: NaN everywhere, which compares as neither right nor wrong
# expect: fail
# stopped-by: NaN never equals anything when judging
# says: NaN

import numpy as np


def scale(x, factor=2.0):
    return np.full(x.shape, np.nan)
