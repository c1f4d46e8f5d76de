# expect: fail
# diagnosis: random_biases
import numpy as np

def initialize(dims, activations, rng):
    params = {}
    for l in range(1, len(dims)):
        scale = np.sqrt(2.0 / dims[l - 1]) if activations[l - 1] == "relu" else np.sqrt(1.0 / dims[l - 1])
        params["W" + str(l)] = rng.standard_normal((dims[l], dims[l - 1])) * scale
        params["b" + str(l)] = rng.standard_normal((dims[l], 1))
    return params
