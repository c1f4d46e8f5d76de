import numpy as np
def sigmoid(Z):
    A = np.zeros_like(Z, dtype=np.float64)
    pos = Z >= 0
    A[pos] = 1.0 / (1.0 + np.exp(-Z[pos]))
    e = np.exp(Z[~pos])
    A[~pos] = e / (1 + e)
    return A
