# expect: fail
# diagnosis: none
import math
import numpy as np

def epoch_cost(batch_costs, m, batch_size):
    k = len(batch_costs)
    w = np.full(k, float(batch_size))
    w[-1] = m - (k - 1) * batch_size
    return np.dot(w, batch_costs) / m

def split(X, Y, batch_size, order):
    m = X.shape[1]
    mini_batches = []
    permutation = list(np.random.permutation(m))
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation].reshape((Y.shape[0], m))
    num_complete = math.floor(m / batch_size)
    for k in range(0, num_complete):
        mini_batches.append((shuffled_X[:, k * batch_size:(k + 1) * batch_size], shuffled_Y[:, k * batch_size:(k + 1) * batch_size]))
    if m % batch_size != 0:
        mini_batches.append((shuffled_X[:, num_complete * batch_size:], shuffled_Y[:, num_complete * batch_size:]))
    return mini_batches

def step_number(epoch, batch, m, batch_size):
    t = 0
    for e in range(epoch + 1):
        for b in range(-(-m // batch_size)):
            t += 1
            if e == epoch and b == batch:
                return t
