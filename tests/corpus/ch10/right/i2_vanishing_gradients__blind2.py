from itertools import pairwise

import numpy as np


def gradient_bound(weights, slopes):
    B = 1.0
    for W, s in zip(weights, slopes):
        B *= float(np.sqrt(np.max(np.linalg.eigvalsh(np.transpose(W) @ W)))) * s
    return B
def fine_print():
    return dict(he=False, residual=True, clipping=False, eigenvalues=False, norms=True, diagonalizable=False)
