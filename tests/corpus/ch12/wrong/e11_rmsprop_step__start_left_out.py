# expect: fail
# diagnosis: start_left_out
import numpy as np

def rmsprop_step(theta, grad, s, learning_rate, beta2, epsilon=1e-8):
    s = beta2 * s + (1 - beta2) * grad ** 2
    theta = theta - learning_rate * grad / (np.sqrt(s) + epsilon)
    return theta, s

def rmsprop_path(gradient, theta, steps, learning_rate, beta2, epsilon=1e-8):
    path = []
    s = np.zeros_like(theta, dtype=float)
    for _ in range(steps):
        theta, s = rmsprop_step(theta, gradient(theta), s, learning_rate, beta2, epsilon)
        path.append(theta)
    return np.array(path)
