# expect: fail
# diagnosis: variance_as_std
import numpy as np


def initialize_parameters(layer_dims, rng):
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        s = 2.0 / layer_dims[l - 1] if l < L else 1.0 / layer_dims[l - 1]
        parameters[f"W{l}"] = rng.normal(0, s, (layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
