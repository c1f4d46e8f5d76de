import numpy as np


def sigmoid(Z):
    return np.exp(-np.logaddexp(0, -Z))
