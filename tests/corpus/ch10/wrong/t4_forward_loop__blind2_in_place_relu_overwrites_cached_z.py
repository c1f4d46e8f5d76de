# expect: fail
# diagnosis: relu_in_place
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
    for W, b, g in zip(weights, biases, activations):
        Z = W @ A + b
        caches.append((A, Z))
        if g == "relu":
            Z[Z < 0] = 0
            A = Z
        else:
            A = ACTIVATIONS[g](Z)
    return A, caches
