# expect: fail
# diagnosis: da_of_the_layer_below
import numpy as np
def gradient_card(dims, l, m):
    W, b, Z, Ap = np.zeros((dims[l], dims[l-1])), np.zeros((dims[l], 1)), np.zeros((dims[l], m)), np.zeros((dims[l-1], m))
    return {"dA_prev": Ap.shape, "dA": Ap.shape, "dZ": Z.shape, "db": b.shape, "dW": W.shape}
