# expect: fail
# diagnosis: activation_as_z
import numpy as np


def relu(Z):
    return np.maximum(0, Z)


def sigmoid(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -500, 500)))


def softmax(Z):
    exponentials = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return exponentials / np.sum(exponentials, axis=0, keepdims=True)


def forward(X, parameters):
    caches = {"A0": X}
    L = len(parameters) // 2
    A = X
    for l in range(1, L + 1):
        Z = np.dot(parameters["W" + str(l)], A) + parameters["b" + str(l)]
        if l < L:
            A = relu(Z)
        elif Z.shape[0] == 1:
            A = sigmoid(Z)
        else:
            A = softmax(Z)
        caches["Z" + str(l)] = A
        caches["A" + str(l)] = A
    return A, caches
