import numpy as np


def count_params(dims):
    W = [np.random.randn(o, i) for i, o in zip(dims, dims[1:])]
    b = [np.zeros((o, 1)) for o in dims[1:]]
    total_w = np.sum([np.prod(w.shape) for w in W])
    total_b = np.sum([np.prod(v.shape) for v in b])
    return np.array([total_w, total_b, total_w + total_b])
