# expect: fail
# diagnosis: output_bias_forgotten
import numpy as np

def predict(X, parameters, threshold=0.5):
    A = X
    L = len(parameters) // 2
    for l in range(1, L):
        A = np.maximum(0, parameters[f"W{l}"] @ A + parameters[f"b{l}"])
    AL = 1 / (1 + np.exp(-(parameters[f"W{L}"] @ A)))
    return (AL > threshold).astype(int)

def accuracy(predictions, Y):
    return np.mean(predictions.ravel() == Y.ravel()) * 100

def lift(predictions, Y):
    y = Y.ravel()
    ones = np.sum(y == 1)
    base = max(ones, y.size - ones) / y.size * 100
    return accuracy(predictions, Y) - base
