# expect: fail
# diagnosis: mask_upside_down
import numpy as np
def backward(Y, parameters, caches, masks, keep_prob, l2):
    m, L = Y.shape[1], len(parameters) // 2
    grads = {}
    dZ = caches[f"A{L}"] - Y
    for l in range(L, 0, -1):
        W = parameters[f"W{l}"]
        grads[f"dW{l}"] = (np.einsum("ij,kj->ik", dZ, caches[f"A{l-1}"]) + l2 * W) / m
        grads[f"db{l}"] = np.average(dZ, axis=1)[:, np.newaxis]
        if l == 1:
            break
        gate = (1 - masks[l - 1]) / keep_prob if l - 1 in masks else 1.0
        dZ = W.T @ dZ * gate / np.cosh(caches[f"Z{l-1}"]) ** 2
    return grads
