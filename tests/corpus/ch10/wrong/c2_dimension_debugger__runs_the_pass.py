# expect: error
# diagnosis: runs_the_pass
# does the forward pass, so that the first wrong shape stops it
import numpy as np


def dimension_debug(dims, parameters, X):
    found = []
    A = X
    for l in range(1, len(dims)):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        if W.shape != (dims[l], dims[l - 1]):
            found.append((l, "W", W.shape, (dims[l], dims[l - 1])))
        if b.shape != (dims[l], 1):
            found.append((l, "b", b.shape, (dims[l], 1)))
        A = np.maximum(0, W @ A + b)
    return found
