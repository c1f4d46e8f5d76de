# expect: fail
# diagnosis: order_ignored
import math
import numpy as np

def epoch_cost(batch_costs, m, batch_size):
    total = 0
    for k, c in enumerate(batch_costs):
        size = min(batch_size, m - k * batch_size)
        total += c * size
    return total / m

def split(X, Y, batch_size, order):
    m = X.shape[1]
    shuffled_X = X
    shuffled_Y = Y
    mini_batches = []
    full = math.floor(m / batch_size)
    for k in range(full):
        mini_batches.append((shuffled_X[:, k * batch_size:(k + 1) * batch_size], shuffled_Y[:, k * batch_size:(k + 1) * batch_size]))
    if m % batch_size != 0:
        mini_batches.append((shuffled_X[:, full * batch_size:], shuffled_Y[:, full * batch_size:]))
    return mini_batches

def step_number(epoch, batch, m, batch_size):
    return epoch * math.ceil(m / batch_size) + batch + 1
