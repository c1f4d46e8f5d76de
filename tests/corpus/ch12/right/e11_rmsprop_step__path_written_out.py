import numpy as np

def rmsprop_step(theta, grad, s, learning_rate, beta2, epsilon=1e-8):
    s = s + (1 - beta2) * (np.square(grad) - s)
    return theta - np.divide(learning_rate * grad, epsilon + s ** 0.5), s

def rmsprop_path(gradient, theta, steps, learning_rate, beta2, epsilon=1e-8):
    points = np.empty((steps + 1, len(theta)))
    points[0] = theta
    cache = np.zeros(len(theta))
    i = 0
    while i < steps:
        g = gradient(points[i])
        cache = beta2 * cache + (1 - beta2) * g * g
        points[i + 1] = points[i] - learning_rate / (np.sqrt(cache) + epsilon) * g
        i += 1
    return points
