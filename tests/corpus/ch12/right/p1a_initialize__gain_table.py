import numpy as np
GAIN = {"relu": 2.0, "tanh": 1.0, "sigmoid": 1.0}

def initialize(dims, activations, rng):
    p = {}
    for l, (n_in, n_out, act) in enumerate(zip(dims, dims[1:], activations), start=1):
        p[f"W{l}"] = rng.normal(0.0, (GAIN[act] / n_in) ** 0.5, (n_out, n_in))
        p[f"b{l}"] = np.zeros(n_out)[:, None]
    return p
