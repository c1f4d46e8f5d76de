import numpy as np

def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    Z = np.asarray(Z, dtype=float)
    m = Z.shape[1]
    one = np.ones((m, 1))
    mu = np.dot(Z, one) / m
    C = Z @ (np.eye(m) - np.ones((m, m)) / m)      # centering matrix
    var = np.einsum("ij,ij->i", C, C).reshape(-1, 1) / m
    Z_hat = np.multiply(C, 1 / np.sqrt(var + eps))
    return np.multiply(gamma, Z_hat) + beta, Z_hat, mu, var

def answers():
    Y, Zh, mu, var = batchnorm_forward(np.array([[1, 3, 5, 7]]), np.array([[2.0]]), np.array([[1.0]]))
    return {"variance": var[0, 0], "z_hat": Zh[0], "y": Y[0], "deficit": 1 - Zh.var()}
