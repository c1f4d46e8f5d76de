# adds, subtracts twice and adds again: the entry comes back up to rounding only
import numpy as np


def numerical_gradient(f, theta, epsilon=1e-5):
    grad = np.zeros_like(theta)
    it = np.nditer(theta, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        theta[ix] += epsilon
        fp = f(theta)
        theta[ix] -= 2 * epsilon
        fm = f(theta)
        theta[ix] += epsilon
        grad[ix] = (fp - fm) / (2 * epsilon)
        it.iternext()
    return grad


def gradient_check(f, theta, grad, epsilon=1e-5):
    gradapprox = numerical_gradient(f, theta, epsilon)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / (denominator + 1e-8)
