# expect: fail
# diagnosis: transposed_if_square
import numpy as np
G = {"linear": lambda Z: Z, "relu": lambda Z: np.maximum(0, Z), "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)), "tanh": np.tanh}
def forward_loop(X, weights, biases, activations):
    A, caches = X, ()
    for W, b, g in zip(weights, biases, activations):
        caches += ((A, Z := np.add((A.T @ W).T if W.shape[0] == A.shape[0] else W @ A, b)),)
        A = G[g](Z)
    return A, caches
