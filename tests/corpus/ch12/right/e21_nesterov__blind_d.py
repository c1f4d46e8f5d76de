import numpy as np
from collections import deque
def nesterov_step(theta, v, gradient, learning_rate, beta):
    look = theta - beta * v
    new_theta = look - learning_rate * np.array(gradient(look))
    return new_theta, theta - new_theta
def nesterov_path(theta, gradient, learning_rate, beta, steps):
    path = deque([np.asarray(theta, float)])
    v = np.zeros(len(theta))
    while len(path) <= steps:
        t, v = nesterov_step(path[-1], v, gradient, learning_rate, beta)
        path.append(t)
    return list(path)
def momentum_path(theta, gradient, learning_rate, beta, steps):
    pts = np.zeros((steps + 1, len(theta)))
    pts[0] = theta
    for k in range(steps):
        back = pts[k] - pts[k - 1] if k else 0
        pts[k + 1] = pts[k] - learning_rate * gradient(pts[k]) + beta * back
    return pts
