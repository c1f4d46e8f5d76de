# expect: fail
# diagnosis: elementwise_mean
import numpy as np


def numerical_gradient(f, theta, epsilon=1e-5):
    g = np.zeros(theta.shape)
    for i in np.ndindex(theta.shape):
        p, q = theta.copy(), theta.copy()
        p[i] += epsilon
        q[i] -= epsilon
        g[i] = (f(p) - f(q)) / (2 * epsilon)
    return g


def gradient_check(f, theta, grad, epsilon=1e-5):
    n = numerical_gradient(f, theta, epsilon)
    return np.mean(np.abs(grad - n) / (np.abs(grad) + np.abs(n) + 1e-12))
