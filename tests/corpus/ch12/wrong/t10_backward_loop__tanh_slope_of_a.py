# expect: fail
# diagnosis: tanh_applied_twice
import numpy as np

def jacobian(a, output):
    if output == "softmax":
        return np.diag(a) - np.outer(a, a)
    slopes = {"sigmoid": a * (1 - a), "tanh": 1 - a * a, "linear": np.ones(len(a)), "relu": (a > 0) * 1.0}
    return np.diag(slopes[output])

def loss_gradient(a, y, loss):
    if loss == "squared":
        return a - y
    if loss == "cross-entropy":
        return -y / a
    return (1 - y) / (1 - a) - y / a

def output_error(A, Y, output, loss):
    columns = []
    for i in range(A.shape[1]):
        columns.append(jacobian(A[:, i], output).T @ loss_gradient(A[:, i], Y[:, i], loss))
    return np.array(columns).T

def backward(Y, parameters, caches, hidden, output, loss):
    L = max(int(k[1:]) for k in parameters)
    m = Y.shape[1]
    dZ = output_error(caches[f"A{L}"], Y, output, loss)
    g = {f"dZ{L}": dZ}
    for l in reversed(range(1, L + 1)):
        g[f"dW{l}"] = 1 / m * dZ @ caches[f"A{l-1}"].T
        g[f"db{l}"] = dZ.mean(axis=1).reshape(-1, 1)
        g[f"dA{l-1}"] = parameters[f"W{l}"].T @ dZ
        if l > 1:
            Z = caches[f"Z{l-1}"]
            slope = np.where(Z > 0, 1.0, 0.0) if hidden == "relu" else 1 - np.tanh(caches[f"A{l-1}"]) ** 2
            dZ = g[f"dA{l-1}"] * slope
            g[f"dZ{l-1}"] = dZ
    return g
