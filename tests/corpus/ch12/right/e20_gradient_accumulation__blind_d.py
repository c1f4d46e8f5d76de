import numpy as np
def accumulated_gradient(w, batches, gradient):
    """One example at a time."""
    g = [gradient(w, X[:, j:j + 1], Y[:, j:j + 1]) for X, Y in batches for j in range(X.shape[1])]
    return np.mean(g, axis=0)
def train_epoch(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    m = X.shape[1]
    edges = list(range(0, m, batch_size)) + [m]
    minis = list(zip(edges, edges[1:]))
    groups = [minis[i:i + accumulations] for i in range(0, len(minis), accumulations)]
    for group in groups:
        w = w - learning_rate * accumulated_gradient(w, [(X[:, a:b], Y[:, a:b]) for a, b in group], gradient)
    return w, len(groups)
def updates_per_epoch(m, batch_size, accumulations):
    return (m + batch_size * accumulations - 1) // (batch_size * accumulations)
