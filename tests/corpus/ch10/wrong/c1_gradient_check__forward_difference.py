# expect: fail
# diagnosis: one_sided
import numpy as np


def numerical_gradient(f, theta, epsilon=1e-5):
    g = np.zeros(theta.shape)
    base = f(theta)
    for i in np.ndindex(theta.shape):
        p = theta.copy()
        p[i] += epsilon
        g[i] = (f(p) - base) / epsilon
    return g


def gradient_check(f, theta, grad, epsilon=1e-5):
    n = numerical_gradient(f, theta, epsilon)
    d = np.linalg.norm(grad) + np.linalg.norm(n)
    return np.linalg.norm(grad - n) / d if d else 0.0
