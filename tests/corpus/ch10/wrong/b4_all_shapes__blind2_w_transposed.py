# expect: fail
# diagnosis: transposed_weights
import numpy as np


def all_shapes(dims, m):
    s = {}
    for l in range(len(dims) - 1, 0, -1):
        s.update({f"W{l}": (dims[l-1], dims[l]), f"b{l}": (dims[l], 1), f"Z{l}": (dims[l], m), f"A{l}": (dims[l], m)})
    return s
