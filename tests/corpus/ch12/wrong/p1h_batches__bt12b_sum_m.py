# expect: fail
# diagnosis: sum_over_m
import numpy as np
import math
def epoch_cost(batch_costs, m, batch_size):
    sizes = np.diff(np.append(np.arange(0, m, batch_size), m))
    return np.sum(batch_costs) / m
def split(X, Y, batch_size, order):
    cuts = range(batch_size, X.shape[1], batch_size)
    return [*zip(np.split(X[:, order], cuts, axis=1), np.split(Y[:, order], cuts, axis=1))]
def step_number(epoch, batch, m, batch_size):
    return epoch * -(-m // batch_size) + batch + 1
