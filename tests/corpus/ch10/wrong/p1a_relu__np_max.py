# expect: fail
# diagnosis: none
import numpy as np


def relu(Z):
    return np.max(Z, 0)
