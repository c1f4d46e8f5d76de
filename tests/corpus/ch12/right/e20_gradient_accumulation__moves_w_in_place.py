import numpy as np
def accumulated_gradient(w, batches, gradient):
    sizes = [X.shape[1] for X, _ in batches]
    return np.average([gradient(w, X, Y) for X, Y in batches], axis=0, weights=sizes)
def train_epoch(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    m = X.shape[1]
    big = batch_size * accumulations
    k = 0
    for start in range(0, m, big):
        stop = min(m, start + big)
        cuts = [(X[:, i:min(i + batch_size, stop)], Y[:, i:min(i + batch_size, stop)]) for i in range(start, stop, batch_size)]
        w -= learning_rate * accumulated_gradient(w, cuts, gradient)
        k += 1
    return w, k
def updates_per_epoch(m, batch_size, accumulations):
    return -(-m // (batch_size * accumulations))
