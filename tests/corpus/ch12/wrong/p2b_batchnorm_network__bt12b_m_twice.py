# expect: fail
# diagnosis: dw1_averaged_twice
import numpy as np
def _bn(Z, mu, var, p, eps):
    H = (Z - mu) / np.sqrt(var + eps)
    return H, p["gamma"] * H + p["beta"]
def _head(N, p):
    Z2 = p["W2"] @ np.maximum(N, 0) + p["b2"]
    return Z2, np.exp(-np.logaddexp(0, -Z2))
def cost_and_gradients(X, Y, parameters, eps=1e-5):
    p = parameters
    Z1 = p["W1"] @ X
    mu, var = Z1.mean(1)[:, None], Z1.var(1)[:, None]
    H, N = _bn(Z1, mu, var, p, eps)
    Z2, A2 = _head(N, p)
    m = Y.size
    d2 = (A2 - Y) / m
    dN = p["W2"].T @ d2 * (N > 0)
    g, b = (dN * H).sum(1)[:, None], dN.sum(1)[:, None]
    dZ1 = p["gamma"] / np.sqrt(var + eps) * (dN - b / m - H * g / m)
    cost = np.mean(np.logaddexp(0, Z2) - Y * Z2)
    return cost, dict(dW2=d2 @ np.maximum(N, 0).T, db2=d2.sum(keepdims=True), dgamma=g, dbeta=b, dW1=dZ1 @ X.T / m)
def predict(X, parameters, running_mean, running_var, eps=1e-5):
    return _head(_bn(parameters["W1"] @ X, running_mean, running_var, parameters, eps)[1], parameters)[1]
