# expect: fail
# diagnosis: nonzero_is_one
import numpy as np


def relu_derivative(Z):
    return Z != 0
