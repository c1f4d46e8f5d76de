import numpy as np
def batchnorm_backward(dY, Z, gamma, eps=1e-5):
    n, m = dY.shape
    sd = np.sqrt(np.mean(Z**2, 1, keepdims=True) - np.mean(Z, 1, keepdims=True) ** 2 + eps)
    h = (Z - Z.mean(1, keepdims=True)) / sd
    dg = np.einsum("ij,ij->i", dY, h)[:, np.newaxis]
    db = np.dot(dY, np.ones(m)).reshape(n, 1)
    return gamma / (m * sd) * (m * dY - db - h * dg), dg, db
def answers():
    r = 5.00001 ** 0.5
    h = [-3 / r, -1 / r, 1 / r, 3 / r]
    dy = [1, 0, -1, 2]
    dg = sum(a * b for a, b in zip(h, dy))
    dz = [2 / (4 * r) * (4 * d - 2 - k * dg) for d, k in zip(dy, h)]
    return {"dgamma": dg, "dbeta": 2, "dz": dz, "sum of dz": sum(dz), "shift": 0.1 * sum(dz), "leak 4": 0.19753086419753086, "leak 0": 0.0}
