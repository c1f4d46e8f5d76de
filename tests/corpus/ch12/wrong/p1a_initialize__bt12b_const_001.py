# expect: fail
# diagnosis: one_hundredth
import numpy as np
GAIN = {"relu": 2.0, "tanh": 1.0, "sigmoid": 1.0}
def initialize(dims, activations, rng):
    params = {}
    for l, (fan_in, fan_out, act) in enumerate(zip(dims, dims[1:], activations), start=1):
        params.update({f"b{l}": np.zeros(fan_out).reshape(-1, 1),
                       f"W{l}": rng.normal(0.0, 0.01, (fan_out, fan_in))})
    return params
