# expect: fail
# diagnosis: always_relu
import numpy as np


def forward_loop(X, weights, biases, activations):
    caches = []
    A = X
    for W, b in zip(weights, biases):
        Z = W @ A + b
        caches.append((A, Z))
        A = np.maximum(0, Z)
    return A, caches
