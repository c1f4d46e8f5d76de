# expect: fail
# diagnosis: flat_bias_gradient
import numpy as np

def slope(A, Z, kind):
    if kind == "relu":
        return (Z > 0) * 1.0
    if kind == "tanh":
        return 1 - A ** 2
    if kind == "sigmoid":
        return A * (1 - A)
    return np.ones_like(A)

def output_error(A, Y, output, loss):
    if loss == "cross-entropy":
        return A - Y
    dA = (A - Y) / (A * (1 - A)) if loss == "bce" else A - Y
    if output == "softmax":
        return A * (dA - np.sum(dA * A, axis=0, keepdims=True))
    return dA * slope(A, A, output)

def backward(Y, parameters, caches, hidden, output, loss):
    L, m = len(parameters) // 2, Y.shape[1]
    dZ = output_error(caches[f"A{L}"], Y, output, loss)
    grads = {}
    for l in reversed(range(1, L + 1)):
        grads[f"dW{l}"] = dZ @ caches[f"A{l-1}"].T / m
        grads[f"db{l}"] = dZ.sum(axis=1) / m
        if l > 1:
            dZ = parameters[f"W{l}"].T @ dZ * slope(caches[f"A{l-1}"], caches[f"Z{l-1}"], hidden)
    return grads
