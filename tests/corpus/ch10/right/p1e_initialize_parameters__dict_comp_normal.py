import numpy as np
def initialize_parameters(layer_dims, rng):
    L = len(layer_dims) - 1
    P = {f"W{l}": rng.normal(0.0, ((2 if l < L else 1) / layer_dims[l - 1]) ** 0.5, (layer_dims[l], layer_dims[l - 1])) for l in range(1, L + 1)}
    P |= {f"b{l}": np.full((layer_dims[l], 1), 0.0) for l in range(1, L + 1)}
    return P
