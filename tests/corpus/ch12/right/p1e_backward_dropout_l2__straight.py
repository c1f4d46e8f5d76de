import numpy as np

def backward(Y, parameters, caches, masks, keep_prob, l2):
    m = Y.shape[1]
    L = len(parameters) // 2
    grads = {}
    dZ = caches["A" + str(L)] - Y
    for l in reversed(range(1, L + 1)):
        W = parameters["W" + str(l)]
        grads["dW" + str(l)] = 1. / m * np.dot(dZ, caches["A" + str(l - 1)].T) + l2 / m * W
        grads["db" + str(l)] = 1. / m * np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dA = np.dot(W.T, dZ)
            if (l - 1) in masks:
                dA = dA * masks[l - 1] / keep_prob
            dZ = dA * (1 - np.power(np.tanh(caches["Z" + str(l - 1)]), 2))
    return grads
