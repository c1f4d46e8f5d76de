import numpy as np
def cost_and_gradients(X, Y, parameters, eps=1e-5):
    W1, gamma, beta, W2, b2 = [parameters[k] for k in ("W1", "gamma", "beta", "W2", "b2")]
    m = X.shape[1]
    C = np.eye(m) - np.ones((m, m)) / m            # centering
    Z1 = W1.dot(X)
    D = Z1.dot(C)
    inv = (np.sum(D * D, axis=1, keepdims=True) / m + eps) ** -0.5
    Zh = D * inv
    N = gamma * Zh + beta
    A1 = N.clip(0)
    A2 = 1.0 / (1.0 + np.exp(-(W2.dot(A1) + b2)))
    cost = -np.sum(Y * np.log(A2 + 1e-8) + (1 - Y) * np.log(1 - A2 + 1e-8)) / m
    dZ2 = A2 - Y
    dN = np.outer(W2, dZ2)
    dN[N <= 0] = 0
    dZ1 = np.empty_like(Z1)
    for i in range(W1.shape[0]):
        J = inv[i, 0] * (C - np.outer(Zh[i], Zh[i]) / m)
        dZ1[i] = J @ (gamma[i, 0] * dN[i])
    grads = {"dW1": dZ1 @ X.T, "dgamma": np.sum(dN * Zh, axis=1, keepdims=True), "dbeta": np.sum(dN, axis=1, keepdims=True),
             "dW2": dZ2 @ A1.T, "db2": np.sum(dZ2, axis=1, keepdims=True)}
    return cost, {k: v / m for k, v in grads.items()}
def predict(X, parameters, running_mean, running_var, eps=1e-5):
    s = parameters["gamma"] / np.sqrt(running_var + eps)
    folded_W, folded_b = s * parameters["W1"], parameters["beta"] - s * running_mean
    return 1.0 / (1.0 + np.exp(-(parameters["W2"] @ np.maximum(folded_W @ X + folded_b, 0) + parameters["b2"])))
