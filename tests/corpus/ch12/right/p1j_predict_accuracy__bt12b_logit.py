import numpy as np
import math
def predict(X, parameters, threshold=0.5):
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A = np.fmax(parameters[f"W{l}"] @ A + parameters[f"b{l}"], 0)
    Z = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    with np.errstate(over="ignore"):
        P = np.divide(1, 1 + np.exp(-Z))
    return np.where(P > threshold, 1, 0)
def accuracy(predictions, Y):
    return np.float64(100.0 * np.mean(np.asarray(predictions).ravel() == np.asarray(Y).ravel()))
def lift(predictions, Y):
    share = np.mean(Y)
    return accuracy(predictions, Y) - 100 * max(share, 1 - share)
