# expect: fail
# diagnosis: size_of_the_real_part
import numpy as np


def gradient_factor(lam, L):
    return np.prod(np.full(L - 1, lam))
def spectral_estimate(W, L):
    return np.max(np.abs(np.linalg.eigvals(W).real)) ** (L - 1)
def true_growth(W, L):
    P = np.eye(len(W))
    for _ in range(L - 1):
        P = P @ np.asarray(W)
    return np.linalg.svd(P, compute_uv=False).max()
