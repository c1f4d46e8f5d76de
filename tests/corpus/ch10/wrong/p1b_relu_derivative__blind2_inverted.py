# expect: fail
# diagnosis: inverted
import numpy as np


def relu_derivative(Z):
    return Z <= 0
