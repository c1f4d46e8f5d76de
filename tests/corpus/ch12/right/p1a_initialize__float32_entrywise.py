import math
import numpy as np

def initialize(dims, activations, rng):
    params = dict()
    l = 1
    while l < len(dims):
        std = math.sqrt((1 + (activations[l - 1] == "relu")) / dims[l - 1])
        W = np.array([[rng.normal() * std for _ in range(dims[l - 1])] for _ in range(dims[l])], dtype=np.float32)
        params["W%d" % l], params["b%d" % l] = W, np.array([[0.0]] * dims[l])
        l += 1
    return params
