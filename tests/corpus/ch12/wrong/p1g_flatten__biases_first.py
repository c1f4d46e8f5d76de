# expect: fail
# diagnosis: biases_before_weights
import numpy as np

def flatten(values, prefix=""):
    p = len(prefix)
    keys = sorted(values, key=lambda k: (int(k[p + 1:]), k[p] == "W"))
    return np.hstack([np.ravel(values[k]) for k in keys])

def unflatten(vector, dims, prefix=""):
    vector = np.asarray(vector, dtype=float)
    shapes = {}
    for l, (a, b) in enumerate(zip(dims, dims[1:]), 1):
        shapes[f"{prefix}W{l}"] = (b, a)
        shapes[f"{prefix}b{l}"] = (b, 1)
    sizes = [r * c for r, c in shapes.values()]
    if vector.size != sum(sizes):
        raise ValueError(vector.size)
    pieces = np.split(vector, np.cumsum(sizes)[:-1])
    return {k: v.reshape(s) for (k, s), v in zip(shapes.items(), pieces)}
