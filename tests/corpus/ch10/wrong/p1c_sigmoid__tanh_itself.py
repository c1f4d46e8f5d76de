# expect: fail
# diagnosis: tanh
import numpy as np


def sigmoid(Z):
    return np.tanh(Z)
