import numpy as np
import math
def initialize(dims, activations, rng):
    assert len(activations) == len(dims) - 1
    out = {}
    for l in range(len(activations), 0, -1):
        n_in, n_out = int(dims[l - 1]), int(dims[l])
        sd = math.sqrt((2 if activations[l - 1] == "relu" else 1) / n_in)
        w = np.zeros((n_out, n_in))
        for i in range(n_out):
            for j in range(n_in):
                w[i, j] = sd * rng.standard_normal()
        out["W" + str(l)], out["b" + str(l)] = w, np.zeros((n_out, 1))
    return out
