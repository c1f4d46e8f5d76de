import numpy as np

def sizes(m, b):
    return np.diff(np.append(np.arange(0, m, b), m))

def epoch_cost(batch_costs, m, batch_size):
    return np.average(batch_costs, weights=sizes(m, batch_size))

def split(X, Y, batch_size, order):
    cuts = range(batch_size, len(order), batch_size)
    return [(X[:, idx], Y[:, idx]) for idx in np.split(np.asarray(order), cuts)]

def step_number(epoch, batch, m, batch_size):
    return 1 + batch + epoch * -(-m // batch_size)
