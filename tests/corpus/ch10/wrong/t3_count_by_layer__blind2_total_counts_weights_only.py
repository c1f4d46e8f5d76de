# expect: fail
# diagnosis: total_of_weights
import numpy as np


def count_by_layer(dims):
    W = []
    b = []
    l = 1
    while l < len(dims):
        W.append(dims[l] * dims[l-1]); b.append(dims[l]); l += 1
    return {"total": sum(W), "biases": b, "weights": W}
