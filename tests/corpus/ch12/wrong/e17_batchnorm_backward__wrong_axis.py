# expect: fail
# diagnosis: no_leak_ever
import numpy as np

def batchnorm_backward(dY, Z, gamma, eps=1e-5):
    m = Z.shape[0]
    std = np.sqrt(Z.var(axis=0, keepdims=True) + eps)
    Zh = (Z - Z.mean(axis=0, keepdims=True)) / std
    dgamma = np.sum(dY * Zh, axis=0, keepdims=True)
    dbeta = np.sum(dY, axis=0, keepdims=True)
    dZ = gamma / (m * std) * (m * dY - dbeta - Zh * dgamma)
    return dZ, dgamma, dbeta


def answers():
    z, dy = np.array([[1.0, 3, 5, 7]]), np.array([[1.0, 0, -1, 2]])
    dz, dg, db = batchnorm_backward(dy, z, np.array([[2.0]]))
    leak4 = np.sum(batchnorm_backward(dy, z, np.array([[2.0]]), 4.0)[0] * (z - 4) / 3)
    return {"dgamma": dg[0, 0], "dbeta": 2, "dz": dz[0], "sum of dz": 0, "shift": 0.0, "leak 4": leak4, "leak 0": 0.0}
