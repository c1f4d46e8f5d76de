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
    z, dy = np.array([[1.0, 3, 5, 7]]), np.array([[1.0, 0, -1, 2]])
    dz, dg, db = batchnorm_backward(dy, z, np.array([[2.0]]))
    leak4 = np.sum(batchnorm_backward(dy, z, np.array([[2.0]]), 4.0)[0] * (z - 4) / 3)
    return {"dgamma": dg[0, 0], "dbeta": 2, "dz": dz[0], "sum of dz": 0, "shift": 0.0, "leak 4": leak4, "leak 0": 0.0}
