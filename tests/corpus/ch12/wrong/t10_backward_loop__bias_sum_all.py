# expect: fail
# diagnosis: bias_summed_over_units
import numpy as np

def output_error(A, Y, output, loss):
    if output == "softmax" and loss == "cross-entropy":
        return A - Y
    if output == "sigmoid" and loss == "bce":
        return A - Y
    if loss == "bce":
        dA = -(Y / A) + (1 - Y) / (1 - A)
    else:
        dA = A - Y
    if output == "softmax":
        if loss == "cross-entropy":
            return A - Y
        return A * (dA - np.sum(dA * A, axis=0, keepdims=True))
    if output == "sigmoid":
        return dA * A * (1 - A)
    if output == "tanh":
        return dA * (1 - A ** 2)
    if output == "relu":
        return dA * (A > 0)
    return dA

def backward(Y, parameters, caches, hidden, output, loss):
    L = len(parameters) // 2
    m = Y.shape[1]
    grads = {}
    dZ = output_error(caches["A" + str(L)], Y, output, loss)
    for l in range(L, 0, -1):
        grads["dW" + str(l)] = np.dot(dZ, caches["A" + str(l - 1)].T) / m
        grads["db" + str(l)] = np.sum(dZ) / m
        if l > 1:
            dA = np.dot(parameters["W" + str(l)].T, dZ)
            if hidden == "relu":
                dZ = np.multiply(dA, np.int64(caches["A" + str(l - 1)] > 0))
            else:
                dZ = dA * (1 - np.power(caches["A" + str(l - 1)], 2))
    return grads
