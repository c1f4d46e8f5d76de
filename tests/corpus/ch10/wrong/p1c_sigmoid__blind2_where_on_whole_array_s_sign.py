# expect: fail
# diagnosis: none
import numpy as np


def sigmoid(Z):
    if np.all(Z < 0):
        return np.exp(Z) / (1 + np.exp(-Z))
    return 0.5 * (1.0 + np.tanh(0.5 * Z))
