# expect: fail
# diagnosis: gamma_beta_averaged_twice
import numpy as np
def cost_and_gradients(X, Y, parameters, eps=1e-5):
    p, m = parameters, X.shape[1]
    Z1 = p["W1"] @ X
    mu = Z1.mean(axis=1, keepdims=True)
    std = np.sqrt(((Z1 - mu) ** 2).mean(axis=1, keepdims=True) + eps)
    H = (Z1 - mu) / std
    N = p["gamma"] * H + p["beta"]
    A1 = np.maximum(N, 0)
    Z2 = p["W2"] @ A1 + p["b2"]
    cost = np.mean(np.log1p(np.exp(-np.abs(Z2))) + np.maximum(Z2, 0) - Y * Z2)
    dZ2 = (1 / (1 + np.exp(-Z2)) - Y) / m
    dN = p["W2"].T @ dZ2 * (N > 0)
    dH = dN * p["gamma"]
    dZ1 = (dH - dH.mean(1, keepdims=True) - H * (dH * H).mean(1, keepdims=True)) / std
    return cost, {"dW1": dZ1 @ X.T, "dgamma": (dN * H).mean(1, keepdims=True), "dbeta": dN.mean(1, keepdims=True),
                  "dW2": dZ2 @ A1.T, "db2": dZ2.sum(1, keepdims=True)}
def predict(X, parameters, running_mean, running_var, eps=1e-5):
    p = parameters
    N = p["gamma"] * (p["W1"] @ X - running_mean) / np.sqrt(running_var + eps) + p["beta"]
    return 1 / (1 + np.exp(-(p["W2"] @ np.maximum(N, 0) + p["b2"])))
