# expect: fail
# diagnosis: none
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
    z, dy, root = np.array([1.0, 3, 5, 7]), np.array([1.0, 0, -1, 2]), np.sqrt(5 + 1e-5)
    h = (z - 4) / root
    dz = 2 / root * (dy - dy.mean() - h * np.mean(dy * h))
    h4 = (z - 4) / 3
    dz4 = 2 / 3 * (dy - dy.mean() - h4 * np.mean(dy * h4))
    return {"dgamma": np.sum(dy * h), "dbeta": 2, "dz": dz, "sum of dz": 0, "shift": 0.0, "leak 4": np.sum(dz4 * h4), "leak 0": 0.0}
