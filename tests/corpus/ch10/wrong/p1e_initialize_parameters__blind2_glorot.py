# expect: fail
# diagnosis: glorot
import numpy as np


def initialize_parameters(layer_dims, rng):
    out = {}
    L = len(layer_dims) - 1
    for l in range(L, 0, -1):
        n, p = layer_dims[l], layer_dims[l - 1]
        out[f"b{l}"] = np.zeros((n, 1))
        out[f"W{l}"] = rng.normal(0.0, np.sqrt(2 / (n + p)), size=(n, p))
    return out
