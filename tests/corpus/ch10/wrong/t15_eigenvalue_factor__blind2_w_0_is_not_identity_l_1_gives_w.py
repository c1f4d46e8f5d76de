# expect: fail
# diagnosis: none
import numpy as np


def gradient_factor(lam, L):
    return np.prod(np.full(L - 1, lam))
def spectral_estimate(W, L):
    return np.max(np.abs(np.linalg.eigvals(W))) ** (L - 1)
def true_growth(W, L):
    P = np.asarray(W)
    for _ in range(L - 2):
        P = P @ np.asarray(W)
    return np.linalg.svd(P, compute_uv=False).max()
