# expect: fail
# diagnosis: one_mean_repeated
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

def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    mu = np.full((Z.shape[0], 1), Z.mean())
    var = np.full((Z.shape[0], 1), Z.var())
    Z_hat = (Z - mu) / np.sqrt(var + eps)
    return gamma * Z_hat + beta, Z_hat, mu, var
def answers():
    h = np.array([-3, -1, 1, 3]) / np.sqrt(5 + 1e-5)
    return {"variance": 5.0, "z_hat": h, "y": 2 * h + 1, "deficit": 1 - h.var()}
