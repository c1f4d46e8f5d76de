# expect: fail
# diagnosis: list_not_read
import numpy as np

ACTIVATIONS = {
    "linear": lambda Z: Z,
    "relu": lambda Z: np.maximum(0, Z),
    "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    "tanh": np.tanh,
}


def forward_loop(X, weights, biases, activations):
    A = X
    caches = []
    L = len(weights)
    for l in range(L):
        Z = weights[l] @ A + biases[l]
        caches.append((A, Z))
        A = 1 / (1 + np.exp(-Z)) if l == L - 1 else np.maximum(Z, 0)
    return A, caches
