import numpy as np

ACTIVATIONS = {
    "linear": lambda Z: Z,
    "relu": lambda Z: np.maximum(0, Z),
    "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    "tanh": np.tanh,
}


def forward_loop(X, weights, biases, activations):
    caches = []
    A = X
    for W, b, g in zip(weights, biases, activations):
        Z = W.dot(A) + b
        caches.append((A, Z))
        A = ACTIVATIONS[g](Z)
    return A, caches
