import numpy as np

def batchnorm_forward(Z, gamma, beta, eps=1e-5):
    X = Z.T
    mu = X.mean(0)
    var = X.var(0)
    xhat = (X - mu) * (var + eps) ** -0.5
    out = xhat * gamma.ravel() + beta.ravel()
    return out.T, xhat.T, mu.reshape(-1, 1), var.reshape(-1, 1)

def answers():
    z = np.array([1, 3, 5, 7])
    z_hat = (z - z.mean()) / np.sqrt(z.var() + 1e-5)
    return dict(variance=z.var(), z_hat=z_hat, y=2 * z_hat + 1, deficit=1 - (z_hat ** 2).mean())
