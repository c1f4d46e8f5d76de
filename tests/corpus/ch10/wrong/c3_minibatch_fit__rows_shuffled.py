# expect: fail
# diagnosis: examples_are_rows
import math

import numpy as np


def minibatches(X, Y, batch_size, rng):
    m = X.shape[0]
    permutation = list(rng.permutation(m))
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation]
    mini_batches = []
    num_complete = math.floor(m / batch_size)
    for k in range(num_complete):
        mini_batches.append((shuffled_X[:, k * batch_size : (k + 1) * batch_size], shuffled_Y[:, k * batch_size : (k + 1) * batch_size]))
    if m % batch_size != 0:
        mini_batches.append((shuffled_X[:, num_complete * batch_size :], shuffled_Y[:, num_complete * batch_size :]))
    return mini_batches


def fit_minibatch(X, Y, step, batch_size, epochs, rng):
    costs = []
    m = X.shape[1]
    for i in range(epochs):
        cost_total = 0
        for mx, my in minibatches(X, Y, batch_size, rng):
            cost_total += step(mx, my) * mx.shape[1]
        costs.append(cost_total / m)
    return costs


def fit_softmax(W, b, X, Y, learning_rate, batch_size, epochs, rng):
    for _ in range(epochs):
        for x, y in minibatches(X, Y, batch_size, rng):
            Z = np.dot(W, x) + b
            t = np.exp(Z - np.max(Z, axis=0))
            A = t / np.sum(t, axis=0)
            dZ = A - y
            W = W - learning_rate * np.dot(dZ, x.T) / x.shape[1]
            b = b - learning_rate * np.sum(dZ, axis=1, keepdims=True) / x.shape[1]
    return W, b
