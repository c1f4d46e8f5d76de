import numpy as np

def batchnorm_backward(dY, Z, gamma, eps=1e-5):
    N = Z.shape[1]
    mu = np.mean(Z, axis=1, keepdims=True)
    xmu = Z - mu
    var = np.mean(xmu ** 2, axis=1, keepdims=True)
    sqrtvar = np.sqrt(var + eps)
    ivar = 1.0 / sqrtvar
    xhat = xmu * ivar
    dbeta = dY.sum(axis=1, keepdims=True)
    dgamma = (dY * xhat).sum(axis=1, keepdims=True)
    dxhat = dY * gamma
    dvar = np.sum(dxhat * xmu, axis=1, keepdims=True) * -0.5 * ivar ** 3
    dmu = np.sum(-dxhat * ivar, axis=1, keepdims=True) + dvar * np.mean(-2 * xmu, axis=1, keepdims=True)
    dx = dxhat * ivar + dvar * 2 * xmu / N + dmu / N
    return dx, dgamma, dbeta


def answers():
    z, dy, root = np.array([1.0, 3, 5, 7]), np.array([1.0, 0, -1, 2]), np.sqrt(5 + 1e-5)
    h = (z - 4) / root
    dz = 2 / root * (dy - dy.mean() - h * np.mean(dy * h))
    h4 = (z - 4) / 3
    dz4 = 2 / 3 * (dy - dy.mean() - h4 * np.mean(dy * h4))
    return {"dgamma": np.sum(dy * h), "dbeta": 2, "dz": dz, "sum of dz": 0, "shift": 0.0, "leak 4": np.sum(dz4 * h4), "leak 0": 0.0}
