import numpy as np

def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    n, m = Z.shape
    Y, Z_hat = np.zeros((n, m)), np.zeros((n, m))
    mu, var = np.zeros((n, 1)), np.zeros((n, 1))
    for i in range(n):
        mu[i, 0] = sum(Z[i]) / m
        var[i, 0] = sum((z - mu[i, 0]) ** 2 for z in Z[i]) / m
        for j in range(m):
            Z_hat[i, j] = (Z[i, j] - mu[i, 0]) / (var[i, 0] + eps) ** 0.5
            Y[i, j] = gamma[i, 0] * Z_hat[i, j] + beta[i, 0]
    return Y, Z_hat, mu, var

def answers():
    z = [1.0, 3.0, 5.0, 7.0]
    mean = sum(z) / 4
    var = sum((v - mean) ** 2 for v in z) / 4
    zh = [(v - mean) / (var + 0.00001) ** 0.5 for v in z]
    return {"variance": var, "z_hat": zh, "y": [2 * v + 1 for v in zh], "deficit": 1e-5 / (5 + 1e-5)}
