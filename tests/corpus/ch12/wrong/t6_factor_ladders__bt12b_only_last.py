# expect: fail
# diagnosis: last_rung_only
import numpy as np
import math
def ladder(factor, layers):
    """powers"""
    return [factor ** layers]
def layers_until(factor, limit):
    return np.int64(np.floor(np.log(limit) / np.log(factor)) + 1)
