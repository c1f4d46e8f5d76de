# expect: fail
# diagnosis: never_restored
import numpy as np

def passes(n, method):
    if method == "central":
        return 2 * n
    return n + 1

def one_sided_gradient(f, theta, epsilon):
    base = f(theta)
    grad = np.zeros(len(theta))
    moved = theta.copy()
    for i in range(len(theta)):
        moved[i] += epsilon
        grad[i] = (f(moved) - base) / epsilon
    return grad
