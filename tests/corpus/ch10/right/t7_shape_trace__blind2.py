import numpy as np

Shape = tuple[int, ...]


def shape_trace(dims, m):
    A = np.zeros((dims[0], m))
    rows = []
    for l in range(1, len(dims)):
        W = np.zeros((dims[l], dims[l - 1])); b = np.zeros((dims[l], 1))
        Z = W @ A + b
        rows += [[W.shape, A.shape, b.shape, Z.shape]]
        A = Z
    return rows
