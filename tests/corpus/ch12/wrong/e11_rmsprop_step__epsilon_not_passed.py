# expect: fail
# diagnosis: path_with_default_epsilon
import numpy as np
def rmsprop_step(theta, grad, s, learning_rate, beta2, epsilon=1e-8):
    s = beta2 * s + (1 - beta2) * np.power(grad, 2)
    return theta - np.divide(learning_rate * grad, s ** .5 + epsilon), s
def rmsprop_path(gradient, theta, steps, learning_rate, beta2, epsilon=1e-8):
    path, s = [theta], 0.0
    while len(path) <= steps:
        new, s = rmsprop_step(path[-1], gradient(path[-1]), s, learning_rate, beta2)
        path.append(new)
    return path
