# expect: fail
# diagnosis: leftovers_dropped
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

def train_epoch(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    m = X.shape[1]
    acc, n, seen = 0, 0, 0
    for k, s in enumerate(range(0, m, batch_size), 1):
        x, y = X[:, s:s + batch_size], Y[:, s:s + batch_size]
        acc = acc + gradient(w, x, y) * x.shape[1]
        seen += x.shape[1]
        if k % accumulations == 0:
            w = w - learning_rate * acc / seen
            acc, seen, n = 0, 0, n + 1
    return w, n
def updates_per_epoch(m, batch_size, accumulations):
    return -(-m // batch_size) // accumulations
