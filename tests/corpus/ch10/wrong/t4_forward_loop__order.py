# expect: fail
# diagnosis: pair_reversed
import numpy as np
G = {"linear": lambda Z: Z, "relu": lambda Z: np.maximum(0, Z), "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)), "tanh": np.tanh}
def forward_loop(X, weights, biases, activations):
    A, caches = X, ()
    for W, b, g in zip(weights, biases, activations):
        caches += (((Z := np.add(W @ A, b)), A),)
        A = G[g](Z)
    return A, caches
