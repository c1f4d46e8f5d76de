# expect: fail
# diagnosis: relu_itself
import numpy as np


def relu_derivative(Z):
    dZ = Z.copy()
    dZ[Z < 0] = 0
    return dZ
