import math
import numpy as np

def accumulated_gradient(w, batches, gradient):
    sizes = [Y.shape[1] for _, Y in batches]
    return np.average([gradient(w, X, Y) for X, Y in batches], axis=0, weights=sizes)

def train_epoch(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    w = np.array(w, dtype=float)
    m = Y.size
    buffer, seen, updates = np.zeros_like(w), 0, 0
    starts = list(range(0, m, batch_size))
    for k, s in enumerate(starts, start=1):
        x, y = X[:, s:s + batch_size], Y[:, s:s + batch_size]
        b = y.shape[1]
        # running mean
        seen += b
        buffer += (gradient(w, x, y) - buffer) * (b / seen)
        if k % accumulations == 0 or k == len(starts):
            w -= learning_rate * buffer
            buffer, seen = np.zeros_like(w), 0
            updates += 1
    return [w, np.int64(updates)]

def updates_per_epoch(m, batch_size, accumulations):
    return math.ceil(math.ceil(m / batch_size) / accumulations)
