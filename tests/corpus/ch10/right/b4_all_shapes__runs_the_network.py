import numpy as np


def all_shapes(dims, m):
    shapes = {}
    A = np.ones((dims[0], m))
    for l in range(1, len(dims)):
        W = np.ones((dims[l], dims[l - 1]))
        b = np.zeros((dims[l], 1))
        Z = np.dot(W, A) + b
        A = np.tanh(Z)
        for name, value in zip("WbZA", (W, b, Z, A)):
            shapes[name + str(l)] = value.shape
    return shapes
