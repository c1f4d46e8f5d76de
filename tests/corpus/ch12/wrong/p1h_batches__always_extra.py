# expect: fail
# diagnosis: always_one_more
import numpy as np
def epoch_cost(batch_costs, m, batch_size):
    sizes = [min(batch_size, m - i) for i in range(0, m, batch_size)]
    return np.dot(batch_costs, sizes) / m
def split(X, Y, batch_size, order):
    cut = range(batch_size, X.shape[1], batch_size)
    return list(zip(np.split(X[:, order], cut, axis=1), np.split(Y[:, order], cut, axis=1)))
def step_number(epoch, batch, m, batch_size):
    per = m // batch_size + 1
    return epoch * per + batch + 1
