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
    z, dy, root = np.array([1.0, 3, 5, 7]), np.array([1.0, 0, -1, 2]), np.sqrt(5 + 1e-5)
    h = (z - 4) / root
    dz = 2 / root * (dy - dy.mean() - h * np.mean(dy * h))
    h4 = (z - 4) / 3
    dz4 = 2 / 3 * (dy - dy.mean() - h4 * np.mean(dy * h4))
    return {"dgamma": np.sum(dy * h), "dbeta": 2, "dz": dz, "sum of dz": 0, "shift": 0.0, "leak 4": np.sum(dz4 * h4), "leak 0": 0.0}
