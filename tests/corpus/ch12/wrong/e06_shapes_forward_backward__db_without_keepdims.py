# expect: fail
# diagnosis: flat_bias_gradient
import numpy as np
def shapes(dims, m):
    s = {"dA0": (dims[0], m)}
    for l in range(1, len(dims)):
        Z = np.zeros((dims[l], m))
        s[f"W{l}"] = s[f"dW{l}"] = (dims[l], dims[l-1])
        s[f"b{l}"] = (dims[l], 1)
        s[f"db{l}"] = np.mean(Z, axis=1).shape
        for k in ("Z", "A", "dZ", "dA"):
            s[f"{k}{l}"] = Z.shape
    return s
