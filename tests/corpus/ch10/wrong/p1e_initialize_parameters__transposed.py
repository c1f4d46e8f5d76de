# expect: fail
# diagnosis: transposed
import numpy as np


def initialize_parameters(dims, rng):
    p = {}
    L = len(dims) - 1
    for l in range(1, L + 1):
        gain = 2 if l < L else 1
        p["W" + str(l)] = rng.standard_normal((dims[l - 1], dims[l])) * np.sqrt(gain / dims[l - 1])
        p["b" + str(l)] = np.zeros((dims[l], 1))
    return p
