# expect: fail
# diagnosis: never_negative
import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def predict(X, parameters, threshold=0.5):
    L = len(parameters) // 2
    A = X
    for l in range(1, L):
        A = np.maximum(0, np.dot(parameters["W" + str(l)], A) + parameters["b" + str(l)])
    A = sigmoid(np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)])
    return (A > threshold).astype(int)

def accuracy(predictions, Y):
    return np.mean(np.ravel(predictions) == np.ravel(Y)) * 100

def lift(predictions, Y):
    Y = np.ravel(Y)
    p = np.mean(Y)
    return max(0, accuracy(predictions, Y) - 100 * max(p, 1 - p))
