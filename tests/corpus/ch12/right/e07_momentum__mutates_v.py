import numpy as np
from functools import reduce

def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    v_new = np.add(np.multiply(beta, v), np.multiply(1 - beta, grad))
    return np.subtract(theta, learning_rate * v_new), v_new

def momentum_updates(gradients, learning_rate=0.01, beta=0.9):
    g = np.array(gradients, dtype=float)
    v = reduce(lambda v, row: beta * v + (1 - beta) * row, g, np.zeros(g.shape[1]))
    return v, -learning_rate * v

def momentum_step(theta, grad, v, learning_rate=0.01, beta=0.9):
    v *= beta
    v += (1 - beta) * grad
    return theta - learning_rate * v, v
