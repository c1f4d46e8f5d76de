import numpy as np
from itertools import accumulate, repeat

def rmsprop_step(theta, grad, s, learning_rate, beta2, epsilon=1e-8):
    s = (1 - beta2) * np.square(grad) + np.multiply(beta2, s)
    return theta - np.divide(learning_rate * np.asarray(grad), np.sqrt(s) + epsilon), s

def rmsprop_path(gradient, theta, steps, learning_rate, beta2, epsilon=1e-8):
    start = (np.array(theta, dtype=float), np.zeros(len(theta)))
    walk = accumulate(repeat(None, steps),
                      lambda st, _: rmsprop_step(st[0], gradient(st[0]), st[1], learning_rate, beta2, epsilon),
                      initial=start)
    return [p for p, _ in walk]
