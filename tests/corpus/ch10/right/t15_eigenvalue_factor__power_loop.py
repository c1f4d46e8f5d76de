import numpy as np
def gradient_factor(lam, L):
    f = 1.0
    for _ in range(L - 1):
        f *= lam
    return f
def spectral_estimate(W, L):
    return max(abs(np.linalg.eigvals(W))) ** (L - 1)
def true_growth(W, L):
    M = np.linalg.matrix_power(np.array(W, float), L - 1)
    return np.sqrt(np.linalg.eigvalsh(M @ M.T)[-1])
