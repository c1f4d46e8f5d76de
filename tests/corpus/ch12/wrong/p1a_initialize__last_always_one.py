# expect: fail
# diagnosis: output_is_never_relu
import numpy as np
def initialize(dims, activations, rng):
    out = {}
    for l, (p, n, g) in enumerate(zip(dims, dims[1:], activations), 1):
        s = np.sqrt((2.0 if l < len(dims) - 1 else 1.0) / p)
        out[f"b{l}"] = [[0.0]] * n
        out[f"W{l}"] = s * rng.standard_normal((n, p))
    return out
