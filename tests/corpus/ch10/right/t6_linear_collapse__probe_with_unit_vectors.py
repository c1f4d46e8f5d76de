import numpy as np


def run(x, weights, biases):
    for W, b in zip(weights, biases):
        x = W @ x + b
    return x


def collapse(weights, biases):
    n0 = weights[0].shape[1]
    b = run(np.zeros((n0, 1)), weights, biases)
    return run(np.eye(n0), weights, biases) - b, b
