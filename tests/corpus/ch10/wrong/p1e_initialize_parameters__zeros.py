# expect: fail
# diagnosis: zero_weights
import numpy as np


def initialize_parameters(dims, rng):
    p = {}
    for l in range(1, len(dims)):
        p["W" + str(l)] = np.zeros((dims[l], dims[l - 1]))
        p["b" + str(l)] = np.zeros((dims[l], 1))
    return p
