import numpy as np
from functools import reduce
def _homogeneous(W, b):
    W = np.asarray(W)
    top = np.hstack([W, b])
    bottom = np.eye(1, W.shape[1] + 1, W.shape[1])
    return np.vstack([top, bottom])
def collapse(weights, biases):
    M = reduce(lambda acc, Wb: _homogeneous(*Wb) @ acc, zip(weights, biases), np.eye(weights[0].shape[1] + 1))
    return M[:-1, :-1], M[:-1, -1:]
