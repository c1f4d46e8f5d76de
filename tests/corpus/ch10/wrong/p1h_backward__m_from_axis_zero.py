# expect: fail
# diagnosis: m_counts_units
import numpy as np


def linear_backward(dZ, A_prev, W):
    m = A_prev.shape[0]
    dW = np.dot(dZ, A_prev.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db


def relu_backward(dA, Z):
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ


def backward(Y, parameters, caches):
    grads = {}
    L = len(parameters) // 2
    Y = Y.reshape(caches["A" + str(L)].shape)
    dZ = caches["A" + str(L)] - Y
    for l in reversed(range(L)):
        dA, dW, db = linear_backward(dZ, caches["A" + str(l)], parameters["W" + str(l + 1)])
        grads["dA" + str(l)] = dA
        grads["dW" + str(l + 1)] = dW
        grads["db" + str(l + 1)] = db
        if l > 0:
            dZ = relu_backward(dA, caches["Z" + str(l)])
    return grads
