import numpy as np

GAIN = {"relu": 2, "tanh": 1, "sigmoid": 1}

def initialize(dims, activations, rng):
    out = dict()
    for l, (n_in, n_out, g) in enumerate(zip(dims[:-1], dims[1:], activations), 1):
        out[f"W{l}"] = rng.normal(0.0, (GAIN[g] / n_in) ** 0.5, size=(n_out, n_in))
        out[f"b{l}"] = np.array([[0.0]] * n_out)
    return out
