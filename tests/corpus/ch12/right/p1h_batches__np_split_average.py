import numpy as np

def epoch_cost(batch_costs, m, batch_size):
    sizes = [min(batch_size, m - i) for i in range(0, m, batch_size)]
    return np.average(batch_costs, weights=sizes)

def split(X, Y, batch_size, order):
    out = []
    for idx in np.split(np.asarray(order), np.arange(batch_size, len(order), batch_size)):
        out.append((np.take(X, idx, axis=1), np.take(Y, idx, axis=1)))
    return out

def step_number(epoch, batch, m, batch_size):
    per_epoch = (m + batch_size - 1) // batch_size
    return 1 + batch + per_epoch * epoch
