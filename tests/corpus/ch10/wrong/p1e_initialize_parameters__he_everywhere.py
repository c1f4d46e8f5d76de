# expect: fail
# diagnosis: he_at_the_output
import numpy as np


def initialize_parameters(dims, rng):
    p = {}
    for l in range(1, len(dims)):
        p["W" + str(l)] = rng.standard_normal((dims[l], dims[l - 1])) * np.sqrt(2 / dims[l - 1])
        p["b" + str(l)] = np.zeros((dims[l], 1))
    return p
