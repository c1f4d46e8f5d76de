import numpy as np
import math
def backward(Y, parameters, caches, masks, keep_prob, l2):
    m = Y.shape[1]
    L = len(parameters) // 2
    grads = {}
    for l in range(1, L + 1):
        grads["dW" + str(l)] = parameters["W" + str(l)] * (l2 / m)
        grads["db" + str(l)] = np.zeros_like(parameters["b" + str(l)])
    for j in range(m):
        delta = [caches["A" + str(L)][i, j] - Y[i, j] for i in range(Y.shape[0])]
        for l in range(L, 0, -1):
            below = caches["A" + str(l - 1)][:, j]
            for i, d in enumerate(delta):
                grads["db" + str(l)][i, 0] += d / m
                for k in range(len(below)):
                    grads["dW" + str(l)][i, k] += d * below[k] / m
            if l > 1:
                W = parameters["W" + str(l)]
                new = []
                for k in range(W.shape[1]):
                    d = sum(W[i, k] * delta[i] for i in range(W.shape[0]))
                    if (l - 1) in masks:
                        d = d / keep_prob if masks[l - 1][k, j] else 0.0
                    new.append(d * (1 - math.tanh(caches["Z" + str(l - 1)][k, j]) ** 2))
                delta = new
    return grads
