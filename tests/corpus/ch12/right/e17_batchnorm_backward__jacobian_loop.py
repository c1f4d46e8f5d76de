import numpy as np

def row(dy, z, g, eps):
    m = len(z)
    mu = np.mean(z)
    s = np.sqrt(np.mean((z - mu) ** 2) + eps)
    h = (z - mu) / s
    J = (np.eye(m) - 1.0 / m - np.outer(h, h) / m) / s
    return g * J.T.dot(dy), np.dot(dy, h), np.sum(dy)

def batchnorm_backward(dY, Z, gamma, eps=1e-5):
    dZ = np.empty(Z.shape)
    dgamma, dbeta = [], []
    for i in range(Z.shape[0]):
        dZ[i], a, b = row(dY[i], Z[i], gamma[i, 0], eps)
        dgamma.append([a])
        dbeta.append([b])
    return dZ, np.array(dgamma), np.array(dbeta)

def answers():
    z, dy = np.array([1., 3., 5., 7.]), np.array([1., 0., -1., 2.])
    dz, dg, db = row(dy, z, 2.0, 1e-5)
    dz4 = row(dy, z, 2.0, 4.0)[0]
    return {"dgamma": dg, "dbeta": db, "dz": dz, "sum of dz": sum(dz), "shift": 0, "leak 4": dz4 @ (z - 4) / 3, "leak 0": 0.0}
