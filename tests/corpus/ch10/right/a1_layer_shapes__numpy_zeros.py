import numpy as np
def layer_shapes(dims, l, m):
    rng = np.random.default_rng()
    A = rng.random((dims[l - 1], m))
    W = np.empty((dims[l], len(A)))
    b = np.empty(dims[l])[:, None]
    Z = np.matmul(W, A) + b
    print("Z", Z.shape)
    return {"Z": Z.shape, "A": np.tanh(Z).shape, "b": b.shape, "W": W.shape}
