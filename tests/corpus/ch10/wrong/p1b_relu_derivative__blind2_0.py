# expect: fail
# diagnosis: one_at_zero
import numpy as np


def relu_derivative(Z):
    return np.heaviside(Z, 1)
