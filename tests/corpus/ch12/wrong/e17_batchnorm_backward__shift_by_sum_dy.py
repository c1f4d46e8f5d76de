# expect: fail
# diagnosis: shift_goes_through
import numpy as np

def batchnorm_backward(dY, Z, gamma, eps=1e-5):
    m = Z.shape[-1]
    s = np.sqrt(Z.var(axis=1, keepdims=True) + eps)
    H = (Z - Z.mean(axis=1, keepdims=True)) / s
    dgamma = (dY * H).sum(axis=1, keepdims=True)
    dbeta = dY.sum(axis=1, keepdims=True)
    dZ = gamma / (m * s) * (m * dY - dbeta - H * dgamma)
    return dZ, dgamma, dbeta

def answers():
    one = np.array([[1., 3, 5, 7]]), np.array([[2.]])
    dy = np.array([[1., 0, -1, 2]])
    dz, dg, db = batchnorm_backward(dy, *one)
    leak = lambda e: float((batchnorm_backward(dy, *one, e)[0] * (one[0] - 4) / np.sqrt(5 + e)).sum())
    return {"dgamma": float(dg[0, 0]), "dbeta": float(db[0, 0]), "dz": list(dz.ravel()), "sum of dz": float(dz.sum()),
            "shift": 0.1 * float(dy.sum()), "leak 4": leak(4.0), "leak 0": 0}
