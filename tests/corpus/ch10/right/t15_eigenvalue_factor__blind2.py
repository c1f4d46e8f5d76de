import numpy as np


from functools import reduce
def gradient_factor(lam: float, L: int) -> float:
    return lam ** (L - 1)
def spectral_estimate(W, L):
    rho = max(map(abs, np.linalg.eig(np.array(W, dtype=float))[0]))
    return float(rho) ** (L - 1)
def true_growth(W, L):
    M = reduce(np.dot, [np.array(W, float).T] * (L - 1), np.identity(np.shape(W)[0]))
    return float(np.sqrt(np.linalg.eigvalsh(M.T @ M)[-1]))
