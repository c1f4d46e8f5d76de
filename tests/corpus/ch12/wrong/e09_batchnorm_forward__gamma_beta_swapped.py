# expect: fail
# diagnosis: gamma_and_beta_exchanged
import numpy as np

def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_hat = (Z - mu) / np.sqrt(var + eps)
    Y = beta * Z_hat + gamma
    return Y, Z_hat, mu, var


def answers():
    z = np.array([1.0, 3, 5, 7])
    zh = (z - 4) / np.sqrt(5 + 1e-5)
    return {"variance": 5, "z_hat": zh, "y": 2 * zh + 1, "deficit": 1 - zh.var()}
