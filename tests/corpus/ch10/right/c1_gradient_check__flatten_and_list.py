import math


def numerical_gradient(f, theta, epsilon=1e-5):
    g = theta * 0.0
    for i in range(theta.size):
        old = theta.flat[i]
        theta.flat[i] = old + epsilon
        J_plus = f(theta)
        theta.flat[i] = old - epsilon
        J_minus = f(theta)
        theta.flat[i] = old
        g.flat[i] = (J_plus - J_minus) / (2 * epsilon)
    return g


def gradient_check(f, theta, grad, epsilon=1e-5):
    n = numerical_gradient(f, theta, epsilon).ravel()
    a = grad.ravel()
    norm = lambda v: math.sqrt(sum(x * x for x in v))
    bottom = norm(a) + norm(n)
    return norm(a - n) / bottom if bottom > 0 else 0
