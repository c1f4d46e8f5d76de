# expect: fail
# diagnosis: np_max_with_zero
import numpy as np


def relu(Z):
    return np.max(Z, 0)
