# expect: fail
# diagnosis: absolute_value
import numpy as np


def relu(Z):
    return np.abs(Z)
