# does not use the given functions, keeps W and b in the cache as well
import numpy as np


def forward(X, parameters):
    L = max(int(k[1:]) for k in parameters if k.startswith("W"))
    caches = dict(A0=np.array(X, dtype=float), m=X.shape[1])
    for l in range(1, L + 1):
        W, b, A_prev = parameters[f"W{l}"], parameters[f"b{l}"], caches[f"A{l-1}"]
        n, m = W.shape[0], A_prev.shape[1]
        Z = np.zeros((n, m))
        for i in range(n):
            for j in range(m):
                Z[i, j] = sum(W[i, k] * A_prev[k, j] for k in range(W.shape[1])) + b[i, 0]
        caches.update({f"W{l}": W, f"b{l}": b, f"Z{l}": Z})
        if l != L:
            caches[f"A{l}"] = Z * (Z > 0)
        elif n > 1:
            e = np.exp(Z)
            caches[f"A{l}"] = e / e.sum(axis=0)
        else:
            caches[f"A{l}"] = np.exp(Z) / (1 + np.exp(Z))
    return caches[f"A{L}"], caches
