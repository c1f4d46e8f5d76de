# expect: fail
# diagnosis: mean_square_as_variance
import numpy as np
def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    m = Z.shape[1]
    mu = np.einsum("nm->n", Z)[:, np.newaxis] / m
    var = np.einsum("nm,nm->n", Z, Z).reshape(-1, 1) / m
    Z_hat = (Z - mu) * (var + eps) ** -0.5
    return [np.multiply(gamma, Z_hat) + beta, Z_hat, mu, var]
def answers():
    Y, Zh, mu, var = batchnorm_forward(np.array([[1., 3, 5, 7]]), np.array([[2.]]), np.array([[1.]]))
    return {"variance": var.item(), "z_hat": Zh[0], "y": Y[0], "deficit": 1 - Zh.var()}
