# expect: fail
# diagnosis: start_left_out
import numpy as np

def nesterov_step(theta, v, gradient, learning_rate, beta):
    lookahead = theta - beta * v
    g = gradient(lookahead)
    v = beta * v + learning_rate * g
    return theta - v, v

def nesterov_path(theta, gradient, learning_rate, beta, steps):
    v = np.zeros_like(theta, dtype=float)
    path = []
    for i in range(steps):
        theta, v = nesterov_step(theta, v, gradient, learning_rate, beta)
        path.append(theta)
    return np.array(path)

def momentum_path(theta, gradient, learning_rate, beta, steps):
    v = np.zeros_like(theta, dtype=float)
    path = []
    for i in range(steps):
        v = beta * v + learning_rate * gradient(theta)
        theta = theta - v
        path.append(theta)
    return np.array(path)
