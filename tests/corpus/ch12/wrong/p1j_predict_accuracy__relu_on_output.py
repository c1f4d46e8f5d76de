# expect: fail
# diagnosis: relu_before_sigmoid
import numpy as np

def predict(X, parameters, threshold=0.5):
    L = len(parameters) // 2
    A = X
    for l in range(L):
        Z = np.dot(parameters["W" + str(l + 1)], A) + parameters["b" + str(l + 1)]
        A = Z * (Z > 0)
    p = np.zeros((1, X.shape[1]), dtype=int)
    probs = 1.0 / (1.0 + np.exp(-A))
    for i in range(probs.shape[1]):
        if probs[0, i] > threshold:
            p[0, i] = 1
    return p

def accuracy(predictions, Y):
    truth = np.asarray(Y).flatten().tolist()
    guess = np.asarray(predictions).flatten().tolist()
    right = 0
    for a, b in zip(truth, guess):
        if a == b:
            right += 1
    return 100.0 * right / len(truth)

def lift(predictions, Y):
    zeros = np.zeros(np.size(Y))
    return accuracy(predictions, Y) - max(accuracy(zeros, Y), accuracy(zeros + 1, Y))
