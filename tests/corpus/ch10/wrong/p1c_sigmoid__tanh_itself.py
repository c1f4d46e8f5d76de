# expect: fail
# diagnosis: ?
import numpy as np


def sigmoid(Z):
    return np.tanh(Z)
