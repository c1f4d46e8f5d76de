import numpy as np


from math import sqrt
def initialize_parameters(layer_dims, rng):
    pairs = list(zip(layer_dims, layer_dims[1:]))
    gains = [2.0] * (len(pairs) - 1) + [1.0]
    W = [rng.standard_normal(p * n).reshape(n, p) * sqrt(g / p) for (p, n), g in zip(pairs, gains)]
    b = [np.full((n, 1), 0.0) for _, n in pairs]
    return {k + str(i): a for k, seq in (("W", W), ("b", b)) for i, a in enumerate(seq, 1)}
