import numpy as np
def sigmoid_bound(lam, L):
    return (abs(lam) / 4) ** (L - 1)
def neutral_weight(slope):
    return slope ** -1.0
def actual_factor(lam, z):
    z = np.asarray(z, dtype=float)
    g = 1 / (2 + np.exp(z) + np.exp(-z))
    return np.prod(np.abs(lam) * g)
