# expect: fail
# diagnosis: half_at_zero
import numpy as np


def relu_derivative(Z):
    return np.heaviside(Z, 0.5)
