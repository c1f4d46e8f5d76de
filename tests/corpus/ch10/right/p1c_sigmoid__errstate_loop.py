import math
import numpy as np
def _one(z):
    try:
        return 1 / (1 + math.exp(-z))
    except OverflowError:
        return 0.0
def sigmoid(Z):
    out = np.empty(Z.shape)
    for i, j in np.ndindex(*Z.shape):
        out[i, j] = _one(Z[i, j])
    return out
