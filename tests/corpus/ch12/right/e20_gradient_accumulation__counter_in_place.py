import numpy as np

def accumulated_gradient(w, batches, gradient):
    sizes = np.array([X.shape[1] for X, _ in batches], dtype=float)
    grads = np.array([gradient(w, X, Y) for X, Y in batches])
    return np.dot(sizes / sizes.sum(), grads)

def train_epoch(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    w = np.array(w, dtype=float)
    acc = np.zeros_like(w)
    seen = 0
    pending = 0
    updates = 0
    m = X.shape[1]
    for i in range(0, m, batch_size):
        xb, yb = X[:, i:i + batch_size], Y[:, i:i + batch_size]
        acc += gradient(w, xb, yb) * xb.shape[1]
        seen += xb.shape[1]
        pending += 1
        if pending == accumulations or i + batch_size >= m:
            w -= learning_rate * acc / seen
            acc[:] = 0
            seen = pending = 0
            updates += 1
    return w, updates

def updates_per_epoch(m, batch_size, accumulations):
    n_batches = -(-m // batch_size)
    return -(-n_batches // accumulations)
