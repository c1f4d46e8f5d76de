# expect: fail
# diagnosis: power_of_the_norm
import numpy as np


def gradient_factor(lam, L):
    return np.prod(np.full(L - 1, lam))
def spectral_estimate(W, L):
    return np.max(np.abs(np.linalg.eigvals(W))) ** (L - 1)
def true_growth(W, L):
    return np.linalg.norm(W, 2) ** (L - 1)
