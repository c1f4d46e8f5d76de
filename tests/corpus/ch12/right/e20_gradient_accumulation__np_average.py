import numpy as np

def accumulated_gradient(w, batches, gradient):
    gs, ns = [], []
    for (X, Y) in batches:
        gs.append(gradient(w, X, Y)); ns.append(Y.shape[1])
    return np.average(gs, axis=0, weights=ns)

def train_epoch(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    m = X.shape[1]
    cuts = range(batch_size, m, batch_size)
    minis = list(zip(np.split(X, cuts, axis=1), np.split(Y, cuts, axis=1)))
    k = 0
    while k * accumulations < len(minis):
        group = minis[k * accumulations:(k + 1) * accumulations]
        w = w - learning_rate * accumulated_gradient(w, group, gradient)
        k += 1
    return w, k

def updates_per_epoch(m, batch_size, accumulations):
    e = batch_size * accumulations
    return m // e if m % e == 0 else m // e + 1
