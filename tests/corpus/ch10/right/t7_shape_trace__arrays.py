import numpy as np


def shape_trace(dims, m):
    rows = []
    A = np.zeros((dims[0], m))
    for n in dims[1:]:
        W = np.zeros((n, A.shape[0]))
        b = np.zeros((n, 1))
        Z = W @ A + b
        rows.append([W.shape, A.shape, b.shape, Z.shape])
        A = Z
    return rows
