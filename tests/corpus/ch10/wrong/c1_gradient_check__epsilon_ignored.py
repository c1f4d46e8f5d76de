# expect: fail
# diagnosis: epsilon_ignored
import numpy as np


def numerical_gradient(f, theta, epsilon=1e-5):
    epsilon = 1e-7
    g = np.zeros(theta.shape)
    for i in np.ndindex(theta.shape):
        p, q = theta.copy(), theta.copy()
        p[i] += epsilon
        q[i] -= epsilon
        g[i] = (f(p) - f(q)) / (2 * epsilon)
    return g


def gradient_check(f, theta, grad, epsilon=1e-5):
    n = numerical_gradient(f, theta, epsilon)
    d = np.linalg.norm(grad) + np.linalg.norm(n)
    return np.linalg.norm(grad - n) / d if d else 0.0
