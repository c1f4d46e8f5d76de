# expect: fail
# diagnosis: old_velocity_moves
import numpy as np
def nesterov_step(theta, v, gradient, learning_rate, beta):
    ahead = theta - beta * v
    v_new = beta * v + learning_rate * np.asarray(gradient(ahead))
    return theta - v, v_new
def _path(theta, steps, move):
    points, v = [np.array(theta, float)], np.zeros(len(theta))
    for _ in range(steps):
        new, v = move(points[-1], v)
        points.append(new)
    return points
def nesterov_path(theta, gradient, learning_rate, beta, steps):
    return _path(theta, steps, lambda t, v: nesterov_step(t, v, gradient, learning_rate, beta))
def momentum_path(theta, gradient, learning_rate, beta, steps):
    def move(t, v):
        v = beta * v + learning_rate * gradient(t)
        return t - v, v
    return _path(theta, steps, move)
