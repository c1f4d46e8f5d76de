# expect: fail
# diagnosis: input_listed
import numpy as np


def all_shapes(dims, m):
    s = {}
    for l in range(len(dims) - 1, 0, -1):
        s.update({f"W{l}": (dims[l], dims[l-1]), f"b{l}": (dims[l], 1), f"Z{l}": (dims[l], m), f"A{l}": (dims[l], m)})
    s['A0'] = (dims[0], m)
    return s
