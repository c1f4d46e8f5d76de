# expect: fail
# diagnosis: start_is_free
import numpy as np

def passes(n, method):
    if method == "central":
        return 2 * n
    return n

def one_sided_gradient(f, theta, epsilon):
    base = f(theta)
    grad = np.zeros(len(theta))
    for i in range(len(theta)):
        moved = theta.copy()
        moved[i] += epsilon
        grad[i] = (f(moved) - base) / epsilon
    return grad
