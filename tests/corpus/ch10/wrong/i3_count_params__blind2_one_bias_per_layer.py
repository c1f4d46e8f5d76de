# expect: fail
# diagnosis: one_bias_per_layer
import numpy as np


def count_params(dims):
    w = sum(a * b for a, b in zip(dims, dims[1:])); b = len(dims) - 1
    return w, b, w + b
