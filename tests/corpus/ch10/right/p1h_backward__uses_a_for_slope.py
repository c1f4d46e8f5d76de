# the slope of ReLU is taken from A > 0, which is the same as Z > 0
import numpy as np


def backward(Y, parameters, caches):
    L = 0
    while "W" + str(L + 1) in parameters:
        L += 1
    m = Y.shape[1]
    grads = {}
    delta = (caches["A%d" % L] - Y) * (1 / m)
    l = L
    while l >= 1:
        grads["dW%d" % l] = np.einsum("im,jm->ij", delta, caches["A%d" % (l - 1)])
        grads["db%d" % l] = delta.sum(1)[:, np.newaxis]
        delta = np.matmul(parameters["W%d" % l].transpose(), delta) * np.sign(caches["A%d" % (l - 1)]) if l > 1 else None
        l -= 1
    return grads
