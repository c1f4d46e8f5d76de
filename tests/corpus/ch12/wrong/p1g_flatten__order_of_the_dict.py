# expect: fail
# diagnosis: order_of_the_dict
import numpy as np

def flatten(values, prefix=""):
    L = len(values) // 2
    parts = []
    for k in values:
        parts.append(np.ravel(values[k]))
    return np.concatenate(parts)

def unflatten(vector, dims, prefix=""):
    out, k = {}, 0
    for l in range(1, len(dims)):
        n, p = dims[l], dims[l - 1]
        out[f"{prefix}W{l}"] = vector[k:k + n * p].reshape(n, p)
        k += n * p
        out[f"{prefix}b{l}"] = vector[k:k + n].reshape(n, 1)
        k += n
    if k != len(vector):
        raise ValueError("length does not fit")
    return out
