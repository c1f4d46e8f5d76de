# expect: fail
# diagnosis: gamma_in_dgamma
import numpy as np

def batchnorm_backward(dY, Z, gamma, eps=1e-5):
    """Step by step through the graph, as in the blog post."""
    N, M = np.shape(Z)
    mu = Z.mean(1, keepdims=True)
    zc = Z - mu
    var = (zc**2).mean(1, keepdims=True)
    sq = np.sqrt(var + eps)
    iv = 1.0 / sq
    zh = zc * iv
    dbeta = np.matmul(dY, np.ones((M, 1)))
    dzh = dY * gamma
    dgamma = np.multiply(dzh, zh).sum(axis=1).reshape(-1, 1)
    div = np.sum(dzh * zc, axis=1, keepdims=True)
    dzc = dzh * iv
    dsq = -div / (sq * sq)
    dvar = 0.5 * dsq / sq
    dzc = dzc + 2.0 * zc * dvar / M
    dmu = -np.sum(dzc, axis=1, keepdims=True)
    dZ = dzc + dmu / M
    return (dZ, dgamma, dbeta)

def answers():
    f = lambda eps: batchnorm_backward(np.array([[1.0, 0, -1, 2]]), np.array([[1.0, 3, 5, 7]]), np.array([[2.0]]), eps)
    dz, (dg,), (db,) = (v.ravel().tolist() for v in f(1e-5))
    return {
        "leak 0": 0.0, "leak 4": sum(a * b for a, b in zip(f(4.0)[0][0], (-1, -1 / 3, 1 / 3, 1))),
        "shift": 0.1 * sum(dz), "sum of dz": sum(dz), "dz": tuple(dz), "dbeta": db, "dgamma": dg / 2,
    }
