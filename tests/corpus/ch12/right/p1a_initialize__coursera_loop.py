import numpy as np

def initialize(dims, activations, rng):
    parameters = {}
    L = len(dims)
    for l in range(1, L):
        if activations[l - 1] == "relu":
            scale = np.sqrt(2. / dims[l - 1])
        else:
            scale = np.sqrt(1. / dims[l - 1])
        parameters["W" + str(l)] = rng.standard_normal((dims[l], dims[l - 1])) * scale
        parameters["b" + str(l)] = np.zeros((dims[l], 1))
    return parameters
