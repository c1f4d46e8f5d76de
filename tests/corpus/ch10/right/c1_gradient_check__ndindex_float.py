import numpy as np
def gradient_check(f, theta, grad, epsilon=1e-5):
    n = numerical_gradient(f, theta, epsilon)
    a = np.asarray(grad, dtype=float)
    size = lambda v: np.sqrt((v * v).sum())
    den = size(a) + size(n)
    return 0.0 if den == 0 else float(size(a - n) / den)
def numerical_gradient(f, theta, epsilon=1e-5):
    g = np.zeros_like(theta, dtype=float)
    for idx in np.ndindex(theta.shape):
        old = theta[idx]
        theta[idx] = old + epsilon
        up = f(theta)
        theta[idx] = old - epsilon
        down = f(theta)
        theta[idx] = old
        g[idx] = (up - down) / 2 / epsilon
    return g
