# expect: fail
# diagnosis: zero_weights
import numpy as np

def initialize(dims, activations, rng):
    params = {}
    for l in range(1, len(dims)):
        scale = np.sqrt(2.0 / dims[l - 1]) if activations[l - 1] == "relu" else np.sqrt(1.0 / dims[l - 1])
        params["W" + str(l)] = np.zeros((dims[l], dims[l - 1]))
        params["b" + str(l)] = np.zeros((dims[l], 1))
    return params
