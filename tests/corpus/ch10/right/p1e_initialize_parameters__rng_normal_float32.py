import numpy as np


def initialize_parameters(layer_dims, rng):
    p = {}
    last = len(layer_dims) - 1
    for i, (n_prev, n) in enumerate(zip(layer_dims[:-1], layer_dims[1:])):
        std = (1.0 if i + 1 == last else 2.0) / n_prev
        p[f"W{i+1}"] = rng.normal(0.0, std**0.5, size=(n, n_prev)).astype(np.float32)
        p[f"b{i+1}"] = np.zeros((n, 1), dtype=np.float32)
    return p
