# expect: missing
# diagnosis: none
import numpy as np


def gradient_check(f, theta, grad, epsilon=1e-5):
    n = np.zeros(theta.shape)
    for i in np.ndindex(theta.shape):
        p, q = theta.copy(), theta.copy()
        p[i] += epsilon
        q[i] -= epsilon
        n[i] = (f(p) - f(q)) / (2 * epsilon)
    d = np.linalg.norm(grad) + np.linalg.norm(n)
    return np.linalg.norm(grad - n) / d if d else 0.0
