import numpy as np
def _sizes(m, size):
    while m > 0:
        yield (now := min(m, size))
        m -= now
def epoch_cost(batch_costs, m, batch_size):
    total = 0.0
    for c, n in zip(batch_costs, _sizes(m, batch_size)):
        total += c * n
    return total / m
def split(X, Y, batch_size, order):
    order = list(order)
    out = []
    while order:
        now, order = order[:batch_size], order[batch_size:]
        out.append([np.stack([X[:, i] for i in now], axis=1), np.take(Y, now, axis=1)])
    return tuple(out)
def step_number(epoch, batch, m, batch_size):
    per_epoch = len(list(_sizes(m, batch_size)))
    return np.int64(per_epoch * epoch + batch + 1)
