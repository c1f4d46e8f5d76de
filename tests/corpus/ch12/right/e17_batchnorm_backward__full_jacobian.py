import numpy as np

def batchnorm_backward(dY, Z, gamma, eps=1e-5):
    n, m = Z.shape
    dZ = np.zeros((n, m))
    dgamma, dbeta = np.zeros((n, 1)), np.zeros((n, 1))
    for i in range(n):
        z = Z[i]
        s = np.sqrt(np.mean((z - z.mean()) ** 2) + eps)
        h = (z - z.mean()) / s
        J = (np.eye(m) - 1.0 / m - np.outer(h, h) / m) / s
        dZ[i] = gamma[i, 0] * np.dot(J, dY[i])
        dgamma[i, 0], dbeta[i, 0] = np.dot(dY[i], h), dY[i].sum()
    return dZ, dgamma, dbeta


def answers():
    z, dy = np.array([[1.0, 3, 5, 7]]), np.array([[1.0, 0, -1, 2]])
    dz, dg, db = batchnorm_backward(dy, z, np.array([[2.0]]))
    leak4 = np.sum(batchnorm_backward(dy, z, np.array([[2.0]]), 4.0)[0] * (z - 4) / 3)
    return {"dgamma": dg[0, 0], "dbeta": 2, "dz": dz[0], "sum of dz": 0, "shift": 0.0, "leak 4": leak4, "leak 0": 0.0}
