import numpy as np
def backward(Y, parameters, caches, masks, keep_prob, l2):
    L, m = len(parameters) // 2, Y.shape[1]
    g = {}
    dZ = caches[f"A{L}"] - Y
    for l in range(L, 0, -1):
        W = parameters[f"W{l}"]
        g[f"dW{l}"] = (dZ @ caches[f"A{l-1}"].T + l2 * W) / m
        g[f"db{l}"] = dZ.mean(1, keepdims=True)
        if l > 1:
            dA = W.T @ dZ
            if l - 1 in masks:
                dA = dA * masks[l - 1] / keep_prob
            dZ = dA * (1 - np.tanh(caches[f"Z{l-1}"]) ** 2)
    return g
