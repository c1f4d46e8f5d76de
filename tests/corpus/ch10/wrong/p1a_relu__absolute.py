# expect: fail
# diagnosis: absolute_value
import numpy as np


def relu(x):
    return np.abs(x)
