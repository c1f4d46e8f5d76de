# expect: fail
# diagnosis: always_one_more
import numpy as np

def accumulated_gradient(w, batches, gradient):
    total, count = np.zeros(np.shape(w)), 0
    for X, Y in batches:
        b = X.shape[1]
        total += b * gradient(w, X, Y)
        count += b
    return total / count

def train_epoch(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    m = X.shape[1]
    big = batch_size * accumulations
    n = 0
    for s in range(0, m, big):
        end = min(s + big, m)
        parts = [(X[:, i:min(i + batch_size, end)], Y[:, i:min(i + batch_size, end)]) for i in range(s, end, batch_size)]
        w = w - learning_rate * accumulated_gradient(w, parts, gradient)
        n += 1
    return w, n

def updates_per_epoch(m, batch_size, accumulations):
    return -(-m // (batch_size * accumulations))

def updates_per_epoch(m, batch_size, accumulations):
    return m // (batch_size * accumulations) + 1
