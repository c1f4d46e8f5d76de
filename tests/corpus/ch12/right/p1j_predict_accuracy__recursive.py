import numpy as np
def predict(X, parameters, threshold=0.5):
    L = len(parameters) // 2
    A = X
    for l in range(1, L):
        A = np.clip(parameters[f"W{l}"] @ A + parameters[f"b{l}"], 0, None)
    p = 1 / (1 + np.exp(-(parameters[f"W{L}"] @ A + parameters[f"b{L}"])))
    return (p > threshold).astype(np.int64)
def accuracy(predictions, Y):
    return 100 * np.mean(np.ravel(predictions) == np.ravel(Y))
def lift(predictions, Y):
    y = np.ravel(Y)
    p = y.mean()
    return accuracy(predictions, y) - 100 * max(p, 1 - p)
