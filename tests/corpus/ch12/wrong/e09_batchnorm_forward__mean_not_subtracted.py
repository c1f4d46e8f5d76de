# expect: fail
# diagnosis: mean_left_in
import numpy as np

def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    mu = np.mean(Z, axis=1, keepdims=True)
    var = np.var(Z, axis=1, keepdims=True)
    Z_hat = Z / np.sqrt(var + eps)
    Y = gamma * Z_hat + beta
    return Y, Z_hat, mu, var


def answers():
    z = np.array([1.0, 3, 5, 7])
    zh = (z - 4) / np.sqrt(5 + 1e-5)
    return {"variance": 5, "z_hat": zh, "y": 2 * zh + 1, "deficit": 1 - zh.var()}
