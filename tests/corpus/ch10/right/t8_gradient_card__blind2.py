import numpy as np


def gradient_card(dims, l, m):
    W = np.ones((dims[l], dims[l-1])); dZ = np.ones((dims[l], m)); A = np.ones((dims[l-1], m))
    g = dict(dW=dZ @ A.T / m, db=np.mean(dZ, axis=1, keepdims=True), dZ=dZ, dA=dZ.copy(), dA_prev=W.T @ dZ)
    return {k: np.shape(v) for k, v in g.items()}
