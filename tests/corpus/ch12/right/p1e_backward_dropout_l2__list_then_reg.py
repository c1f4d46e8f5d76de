import numpy as np

def backward(Y, parameters, caches, masks, keep_prob, l2):
    m = float(Y.size)
    L = len([k for k in parameters if k.startswith("W")])
    dZs = [None] * (L + 1)
    dZs[L] = caches[f"A{L}"] - Y
    for l in range(L - 1, 0, -1):
        D = masks.get(l, None)
        slope = 1 / np.cosh(caches[f"Z{l}"]) ** 2
        if D is not None:
            slope = slope * D
            slope = slope / keep_prob
        dZs[l] = (dZs[l + 1].T @ parameters[f"W{l+1}"]).T * slope
    out = {}
    for l in range(1, L + 1):
        out[f"dW{l}"] = np.einsum("im,jm->ij", dZs[l], caches[f"A{l-1}"]) / m
        out[f"db{l}"] = dZs[l].mean(axis=1)[:, np.newaxis]
    for l in range(1, L + 1):
        out[f"dW{l}"] += l2 * parameters[f"W{l}"] / m
    return out
