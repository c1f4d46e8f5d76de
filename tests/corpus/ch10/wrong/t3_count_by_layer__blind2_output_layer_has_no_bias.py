# expect: fail
# diagnosis: output_without_biases
import numpy as np


def count_by_layer(dims):
    W = []
    b = []
    l = 1
    while l < len(dims):
        W.append(dims[l] * dims[l-1]); b.append(dims[l]); l += 1
    b[-1] = 0
    return {"total": sum(W) + sum(b), "biases": b, "weights": W}
