# expect: fail
# diagnosis: sum_of_means
import numpy as np

def accumulated_gradient(w, batches, gradient):
    g = np.zeros(len(w))
    n = 0
    for X, Y in batches:
        g = g + gradient(w, X, Y)
        n += X.shape[1]
    return g

def train_epoch(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    m = X.shape[1]
    updates = 0
    batches = [(X[:, i:i + batch_size], Y[:, i:i + batch_size]) for i in range(0, m, batch_size)]
    for k in range(0, len(batches), accumulations):
        w = w - learning_rate * accumulated_gradient(w, batches[k:k + accumulations], gradient)
        updates += 1
    return w, updates

def updates_per_epoch(m, batch_size, accumulations):
    return int(np.ceil(np.ceil(m / batch_size) / accumulations))
