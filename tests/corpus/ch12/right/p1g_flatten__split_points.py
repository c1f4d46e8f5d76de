import numpy as np

def names(L, prefix):
    return [prefix + kind + str(l) for l in range(1, L + 1) for kind in "Wb"]

def flatten(values, prefix=""):
    return np.hstack([values[k].flatten() for k in names(len(values) // 2, prefix)])

def unflatten(vector, dims, prefix=""):
    shapes = []
    for a, b in zip(dims, dims[1:]):
        shapes += [(b, a), (b, 1)]
    sizes = [r * c for r, c in shapes]
    if sum(sizes) != np.size(vector):
        raise ValueError
    pieces = np.split(np.asarray(vector), np.cumsum(sizes)[:-1])
    return {k: p.reshape(s) for k, p, s in zip(names(len(dims) - 1, prefix), pieces, shapes)}
