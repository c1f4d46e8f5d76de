import numpy as np

def bn(x, g, b, eps):
    # x is (N, D)
    N, D = x.shape
    mu = 1. / N * np.sum(x, axis=0)
    xmu = x - mu
    var = 1. / N * np.sum(xmu ** 2, axis=0)
    ivar = 1. / np.sqrt(var + eps)
    xhat = xmu * ivar
    return g * xhat + b, xhat, mu, var

def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    out, xhat, mu, var = bn(Z.T, gamma.ravel(), beta.ravel(), eps)
    return out.T, xhat.T, mu.reshape(-1, 1), var.reshape(-1, 1)


def answers():
    z = np.array([1.0, 3, 5, 7])
    zh = (z - 4) / np.sqrt(5 + 1e-5)
    return {"variance": 5, "z_hat": zh, "y": 2 * zh + 1, "deficit": 1 - zh.var()}
