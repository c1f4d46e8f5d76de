import numpy as np


def collapse(weights, biases):
    W, b = weights.pop(0), biases.pop(0)
    while weights:
        V, c = weights.pop(0), biases.pop(0)
        W, b = np.matmul(V, W), np.matmul(V, b) + c
    return W, b
