# expect: fail
# diagnosis: costs_summed
import math

def epoch_cost(batch_costs, m, batch_size):
    total, left = 0.0, m
    for c in batch_costs:
        n = min(batch_size, left)
        total += c * n
        left -= n
    return sum(batch_costs)

def split(X, Y, batch_size, order):
    Xs, Ys = X[:, order], Y[:, order]
    m = X.shape[1]
    return [(Xs[:, k:k + batch_size], Ys[:, k:k + batch_size]) for k in range(0, m, batch_size)]

def step_number(epoch, batch, m, batch_size):
    return epoch * math.ceil(m / batch_size) + batch + 1
