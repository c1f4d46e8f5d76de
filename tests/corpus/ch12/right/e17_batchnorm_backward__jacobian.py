import numpy as np
def batchnorm_backward(dY, Z, gamma, eps=1e-5):
    n, m = Z.shape
    dZ = np.empty((n, m))
    dgamma = np.empty((n, 1)); dbeta = np.empty((n, 1))
    for k in range(n):
        z = Z[k] - Z[k].mean()
        s = np.sqrt((z ** 2).mean() + eps)
        h = z / s
        J = (np.eye(m) - 1 / m - np.outer(h, h) / m) / s
        dZ[k] = gamma[k, 0] * J @ dY[k]
        dgamma[k], dbeta[k] = h @ dY[k], dY[k].sum()
    return dZ, dgamma, dbeta
def answers():
    z = np.array([[1., 3, 5, 7]]); dy = np.array([[1., 0, -1, 2]]); g = np.array([[2.]])
    dz, dg, db = batchnorm_backward(dy, z, g)
    def leak(eps):
        d, _, _ = batchnorm_backward(dy, z, g, eps)
        return (d * (z - 4) / np.sqrt(5 + eps)).sum()
    return {"dgamma": dg.item(), "dbeta": db.item(), "dz": dz[0], "sum of dz": 0, "shift": 0.0, "leak 4": leak(4), "leak 0": 0}
