import numpy as np


def count_params(dims):
    d = np.asarray(dims)
    w = d[1:] @ d[:-1]
    b = d[1:].sum()
    return np.array([w, b, w + b])
