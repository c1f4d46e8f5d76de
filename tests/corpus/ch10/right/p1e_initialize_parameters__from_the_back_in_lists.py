import math


def initialize_parameters(layer_dims, rng):
    result = {}
    for layer in reversed(range(1, len(layer_dims))):
        rows, cols = layer_dims[layer], layer_dims[layer - 1]
        sd = math.sqrt(2 / cols)
        if layer == len(layer_dims) - 1:
            sd = sd / math.sqrt(2)
        result["b%d" % layer] = [[0.0] for _ in range(rows)]
        result["W%d" % layer] = [[sd * rng.standard_normal() for _ in range(cols)] for _ in range(rows)]
    return result
