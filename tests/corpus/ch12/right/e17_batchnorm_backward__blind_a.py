import numpy as np

def batchnorm_backward(dY, Z, gamma, eps=1e-5):
    # the Jacobian, row by row: J = (I - 1/m - h h^T / m) / s
    n, m = Z.shape
    dZ = np.empty((n, m))
    dgamma, dbeta = np.empty((n, 1)), np.empty((n, 1))
    for i in range(n):
        c = Z[i] - Z[i].mean()
        s = np.sqrt(c @ c / m + eps)
        h = c / s
        J = (np.eye(m) - 1 / m - np.outer(h, h) / m) / s
        dZ[i] = gamma[i, 0] * J @ dY[i]
        dgamma[i, 0] = h @ dY[i]
        dbeta[i, 0] = dY[i].sum()
    return dZ, dgamma, dbeta

def answers():
    z, dy, g = np.array([[1.0, 3, 5, 7]]), np.array([[1.0, 0, -1, 2]]), np.array([[2.0]])
    dz, dg, db = batchnorm_backward(dy, z, g)
    dz4, _, _ = batchnorm_backward(dy, z, g, 4.0)
    h4 = np.array([-3, -1, 1, 3]) / 3
    return {"dgamma": dg[0, 0], "dbeta": db[0, 0], "dz": dz[0], "sum of dz": 0, "shift": 0, "leak 4": float(dz4[0] @ h4), "leak 0": 0}
