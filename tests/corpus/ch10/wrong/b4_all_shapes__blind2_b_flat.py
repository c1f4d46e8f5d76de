# expect: fail
# diagnosis: flat_bias
import numpy as np


def all_shapes(dims, m):
    s = {}
    for l in range(len(dims) - 1, 0, -1):
        s.update({f"W{l}": (dims[l], dims[l-1]), f"b{l}": (dims[l],), f"Z{l}": (dims[l], m), f"A{l}": (dims[l], m)})
    return s
