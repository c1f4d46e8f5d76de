# expect: fail
# diagnosis: none
import numpy as np


def relu_derivative(Z):
    # threshold at one instead of zero
    return np.where(Z > 1, 1, 0)
