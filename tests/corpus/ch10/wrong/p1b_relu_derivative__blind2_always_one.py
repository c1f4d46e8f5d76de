# expect: fail
# diagnosis: always_one
import numpy as np


def relu_derivative(Z):
    return np.ones_like(Z)
