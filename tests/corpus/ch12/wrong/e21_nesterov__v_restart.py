# expect: fail
# diagnosis: velocity_reset
import numpy as np

def nesterov_step(theta, v, gradient, learning_rate, beta):
    ahead = np.subtract(theta, beta * v)
    v = beta * v + learning_rate * np.asarray(gradient(ahead))
    return theta - v, v

def _walk(theta, gradient, rate, beta, steps, look):
    theta, v = np.array(theta, float), np.zeros(np.shape(theta))
    yield theta
    for _ in range(steps):
        v = beta * v + rate * gradient(theta - look * beta * v)
        theta = theta - v
        v = 0 * v
        yield theta

def nesterov_path(theta, gradient, learning_rate, beta, steps):
    return list(_walk(theta, gradient, learning_rate, beta, steps, 1))

def momentum_path(theta, gradient, learning_rate, beta, steps):
    return list(_walk(theta, gradient, learning_rate, beta, steps, 0))
