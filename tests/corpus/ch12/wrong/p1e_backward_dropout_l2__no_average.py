# expect: fail
# diagnosis: not_averaged
import numpy as np

def backward(Y, parameters, caches, masks, keep_prob, l2):
    m = Y.shape[1]
    L = len(parameters) // 2
    grads = {}
    dZ = caches[f"A{L}"] - Y
    for l in range(L, 0, -1):
        W = parameters[f"W{l}"]
        grads[f"dW{l}"] = np.dot(dZ, caches[f"A{l - 1}"].T) + l2 / m * W
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dA = np.dot(W.T, dZ)
            if l - 1 in masks:
                dA = dA * masks[l - 1] / keep_prob
            dZ = dA * (1 - np.tanh(caches[f"Z{l - 1}"]) ** 2)
    return grads
