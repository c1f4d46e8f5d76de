import numpy as np


def backward(Y, parameters, caches):
    L, m = len(parameters) // 2, Y.shape[1]
    g = {"d" + k: np.zeros_like(v) for k, v in parameters.items()}
    for i in range(m):
        d = caches[f"A{L}"][:, i] - Y[:, i]
        for l in range(L, 0, -1):
            g[f"dW{l}"] += np.outer(d, caches[f"A{l-1}"][:, i]) / m
            g[f"db{l}"] += d.reshape(-1, 1) / m
            if l > 1:
                d = (parameters[f"W{l}"].T @ d) * (caches[f"Z{l-1}"][:, i] > 0)
    return g
