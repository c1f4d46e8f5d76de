import math
import numpy as np
def feedback_gradients(Y, parameters, caches, feedback):
    L = max(int(name[1:]) for name in parameters)
    m = float(Y.shape[1])
    dZ = np.subtract(caches["A" + str(L)], Y)
    grads = {}
    layer = L
    while True:
        grads["dZ" + str(layer)] = dZ
        grads["dW" + str(layer)] = dZ.dot(caches["A" + str(layer - 1)].T) / m
        grads["db" + str(layer)] = dZ.sum(axis=1).reshape(-1, 1) / m
        if layer == 1:
            return grads
        dA = feedback["B" + str(layer)].dot(dZ)
        layer -= 1
        dZ = dA * (caches["A" + str(layer)] > 0)
def direct_feedback_gradients(Y, parameters, caches, feedback):
    L = max(int(name[1:]) for name in parameters)
    m = float(Y.shape[1])
    error = np.subtract(caches["A" + str(L)], Y)
    grads = {}
    for layer in range(1, L + 1):
        dZ = error if layer == L else feedback["B" + str(layer)].dot(error) * (caches["A" + str(layer)] > 0)
        grads["dW" + str(layer)] = dZ.dot(caches["A" + str(layer - 1)].T) / m
        grads["db" + str(layer)] = dZ.sum(axis=1).reshape(-1, 1) / m
    return grads
def alignment(change, gradient):
    num = float(np.sum(change * gradient))
    return num / math.sqrt(float(np.sum(change ** 2))) / math.sqrt(float(np.sum(gradient ** 2)))
