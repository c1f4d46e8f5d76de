import numpy as np


def initialize_parameters(layer_dims, rng):
    parameters = {}
    L = len(layer_dims)
    for l in range(1, L):
        scale = np.sqrt(2 / layer_dims[l - 1]) if l < L - 1 else np.sqrt(1 / layer_dims[l - 1])
        parameters["W" + str(l)] = rng.standard_normal((layer_dims[l], layer_dims[l - 1])) * scale
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters
