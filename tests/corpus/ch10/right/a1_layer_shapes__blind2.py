import numpy as np


def layer_shapes(dims, l, m):
    W = np.empty((dims[l], dims[l - 1]), dtype=np.int8)
    Z = W @ np.empty((dims[l - 1], m), dtype=np.int8)
    b = Z.sum(axis=1, keepdims=True)
    return {k: v.shape for k, v in dict(W=W, b=b, Z=Z, A=Z).items()}
