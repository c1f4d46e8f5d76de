# expect: fail
# diagnosis: rows_counted
import numpy as np
def cost(AL, Y, parameters, l2):
    a, y = np.ravel(AL), np.ravel(Y)
    m = Y.shape[0]
    ce = -(y @ np.log(a + 1e-8) + (1 - y) @ np.log(1 - a + 1e-8)) / m
    penalty = sum(np.vdot(W, W) for name, W in parameters.items() if name.startswith("W"))
    return ce + 0.5 * l2 / m * penalty
