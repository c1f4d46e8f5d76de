# an old-style RandomState, seeded from the generator that was given
import numpy as np


def initialize_parameters(layer_dims, rng):
    old = np.random.RandomState(int(rng.integers(2**31)))
    L = len(layer_dims) - 1
    out = dict()
    for l in range(1, L + 1):
        out["W" + str(l)] = old.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        if l != L:
            out["W" + str(l)] *= np.sqrt(2)
        out["b" + str(l)] = np.zeros(layer_dims[l]).reshape(-1, 1)
    return out
