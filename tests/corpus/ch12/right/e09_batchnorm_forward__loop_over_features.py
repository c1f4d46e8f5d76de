import math
import numpy as np

def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    n, m = Z.shape
    Y = np.zeros((n, m)); Z_hat = np.zeros((n, m))
    mu = np.zeros((n, 1)); var = np.zeros((n, 1))
    for i in range(n):
        mu[i, 0] = sum(Z[i]) / m
        var[i, 0] = sum((z - mu[i, 0]) ** 2 for z in Z[i]) / m
        for j in range(m):
            Z_hat[i, j] = (Z[i, j] - mu[i, 0]) / math.sqrt(var[i, 0] + eps)
            Y[i, j] = gamma[i, 0] * Z_hat[i, j] + beta[i, 0]
    return Y, Z_hat, mu, var

def answers():
    s = math.sqrt(5 + 1e-5)
    zh = [-3 / s, -1 / s, 1 / s, 3 / s]
    return {"variance": 5, "z_hat": zh, "y": [2 * q + 1 for q in zh], "deficit": 1e-5 / (5 + 1e-5)}
