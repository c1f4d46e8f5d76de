# expect: fail
# diagnosis: sum_squared
import numpy as np

def cost(AL, Y, parameters, l2):
    m = Y.shape[1]
    ce = -1. / m * np.sum(Y * np.log(AL + 1e-8) + (1 - Y) * np.log(1 - AL + 1e-8))
    L = len(parameters) // 2
    reg = 0
    for l in range(1, L + 1):
        reg += np.square(np.sum(parameters["W" + str(l)]))
    return np.squeeze(ce + l2 / (2 * m) * reg)
