# expect: fail
# diagnosis: start_included
import numpy as np
import math
def ladder(factor, layers):
    """powers"""
    return np.power(float(factor), np.arange(layers + 1))
def layers_until(factor, limit):
    return np.int64(np.floor(np.log(limit) / np.log(factor)) + 1)
