# expect: fail
# diagnosis: falling
import numpy as np


def sigmoid(Z):
    Z = np.clip(Z, -500, 500)
    return 1 / (1 + np.exp(Z))
