# expect: fail
# diagnosis: half_at_zero
import numpy as np


def relu_derivative(Z):
    return (np.sign(Z) + 1) / 2
