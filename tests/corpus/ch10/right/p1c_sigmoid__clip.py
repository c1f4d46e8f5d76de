import numpy as np


def sigmoid(Z):
    Z = np.clip(Z, -500, 500)
    s = 1 / (1 + np.exp(-Z))
    return s
