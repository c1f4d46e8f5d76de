import numpy as np
def flatten(values, prefix=""):
    L = len(values) // 2
    return np.hstack([values[prefix + k + str(l)].ravel() for l in range(1, L + 1) for k in "Wb"])
def unflatten(vector, dims, prefix=""):
    shapes = [(f"{prefix}{k}{l}", (n, c)) for l, (p, n) in enumerate(zip(dims, dims[1:]), 1) for k, c in (("W", p), ("b", 1))]
    sizes = [r * c for _, (r, c) in shapes]
    if sum(sizes) != len(vector):
        raise ValueError("wrong length")
    parts = np.split(np.asarray(vector), np.cumsum(sizes)[:-1])
    return {name: part.reshape(shape) for (name, shape), part in zip(shapes, parts)}
