import numpy as np

def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    m = Z.shape[1]
    mu = np.sum(Z, axis=1, keepdims=True) / m
    Zc = Z - mu
    var = np.dot(Zc ** 2, np.ones((m, 1))) / m
    std_inv = 1. / np.sqrt(var + eps)
    Z_hat = Zc * std_inv
    return gamma * Z_hat + beta, Z_hat, mu, var

def answers():
    Z = np.array([[1., 3., 5., 7.]])
    Y, Zh, mu, var = batchnorm_forward(Z, np.array([[2.]]), np.array([[1.]]))
    return {"variance": float(var[0, 0]), "z_hat": Zh[0].tolist(), "y": Y[0].tolist(), "deficit": 1 - np.var(Zh)}
