import numpy as np


def sigmoid(Z):
    Z = np.asarray(Z, dtype=float)
    pos = Z >= 0
    out = np.empty_like(Z)
    out[pos] = 1.0 / (1.0 + np.exp(-Z[pos]))
    e = np.exp(Z[~pos])
    out[~pos] = e / (1.0 + e)
    return out
