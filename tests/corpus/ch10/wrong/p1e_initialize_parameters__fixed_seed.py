# expect: fail
# diagnosis: own_seed
import numpy as np


def initialize_parameters(layer_dims, rng):
    np.random.seed(42)
    parameters = {}
    L = len(layer_dims) - 1
    for l in range(1, L + 1):
        s = np.sqrt(2.0 / layer_dims[l - 1]) if l < L else np.sqrt(1.0 / layer_dims[l - 1])
        parameters[f"W{l}"] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * s
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters
