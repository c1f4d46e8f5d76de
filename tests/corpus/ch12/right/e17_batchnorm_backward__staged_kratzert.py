import numpy as np

def batchnorm_backward(dY, Z, gamma, eps=1e-5):
    N = Z.shape[1]
    mu = 1. / N * np.sum(Z, axis=1, keepdims=True)
    xmu = Z - mu
    var = 1. / N * np.sum(xmu ** 2, axis=1, keepdims=True)
    sqrtvar = np.sqrt(var + eps)
    ivar = 1. / sqrtvar
    xhat = xmu * ivar
    # backward, one node at a time
    dbeta = np.sum(dY, axis=1, keepdims=True)
    dgamma = np.sum(dY * xhat, axis=1, keepdims=True)
    dxhat = dY * gamma
    divar = np.sum(dxhat * xmu, axis=1, keepdims=True)
    dxmu1 = dxhat * ivar
    dsqrtvar = -1. / (sqrtvar ** 2) * divar
    dvar = 0.5 * 1. / np.sqrt(var + eps) * dsqrtvar
    dsq = 1. / N * np.ones(Z.shape) * dvar
    dxmu2 = 2 * xmu * dsq
    dx1 = dxmu1 + dxmu2
    dmu = -1 * np.sum(dx1, axis=1, keepdims=True)
    dx2 = 1. / N * np.ones(Z.shape) * dmu
    return dx1 + dx2, dgamma, dbeta

def answers():
    z = np.array([[1., 3., 5., 7.]])
    dy = np.array([[1., 0., -1., 2.]])
    g = np.array([[2.]])
    dz, dg, db = batchnorm_backward(dy, z, g)
    dz4, _, _ = batchnorm_backward(dy, z, g, 4.)
    z4 = (z - 4) / 3
    return {"dgamma": dg.item(), "dbeta": db.item(), "dz": dz[0], "sum of dz": 0.0, "shift": 0.0,
            "leak 4": float(np.sum(dz4 * z4)), "leak 0": 0.0}
