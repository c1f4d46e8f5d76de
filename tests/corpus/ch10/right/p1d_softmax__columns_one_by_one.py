import numpy as np


def softmax(Z):
    A = np.zeros_like(Z, dtype=float)
    for j in range(Z.shape[1]):
        z = Z[:, j] - max(Z[:, j])
        e = np.exp(z)
        A[:, j] = e / e.sum()
    return A
