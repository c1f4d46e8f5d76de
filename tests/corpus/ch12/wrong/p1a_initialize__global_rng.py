# expect: fail
# diagnosis: own_generator
import numpy as np
def initialize(dims, activations, rng):
    out = {}
    for l, (p, n, g) in enumerate(zip(dims, dims[1:], activations), 1):
        s = np.sqrt({"relu": 2.0}.get(g, 1.0) / p)
        out[f"b{l}"] = [[0.0]] * n
        out[f"W{l}"] = s * np.random.standard_normal((n, p))
    return out
