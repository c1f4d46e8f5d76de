# expect: fail
# diagnosis: sum_never_reset
import numpy as np

def accumulated_gradient(w, batches, gradient):
    sizes = np.array([x.shape[1] for x, y in batches], dtype=float)
    grads = np.array([gradient(w, x, y) for x, y in batches])
    return np.average(grads, axis=0, weights=sizes)

def train_epoch(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    grad, seen, count, start = 0.0, 0, 0, 0
    number = 0
    m = X.shape[1]
    while start < m:
        xb, yb = X[:, start:start + batch_size], Y[:, start:start + batch_size]
        grad = grad + gradient(w, xb, yb) * xb.shape[1]
        seen += xb.shape[1]
        count += 1
        start += batch_size
        if count == accumulations or start >= m:
            w = w - learning_rate * grad / seen
            seen, count = 0, 0
            number += 1
    return w, number

def updates_per_epoch(m, batch_size, accumulations):
    big = batch_size * accumulations
    return (m + big - 1) // big
