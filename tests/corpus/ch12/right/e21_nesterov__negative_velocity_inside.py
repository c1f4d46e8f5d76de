import numpy as np

def nesterov_step(theta, v, gradient, learning_rate, beta):
    mu = -v
    mu = beta * mu - learning_rate * gradient(theta + beta * mu)
    return theta + mu, -mu

def run(step, theta, steps):
    out = [list(theta)]
    v = 0 * np.array(theta, dtype=float)
    for _ in range(steps):
        theta, v = step(theta, v)
        out.append(list(theta))
    return out

def nesterov_path(theta, gradient, learning_rate, beta, steps):
    return run(lambda p, v: nesterov_step(p, v, gradient, learning_rate, beta), theta, steps)

def momentum_path(theta, gradient, learning_rate, beta, steps):
    def heavy(p, v):
        v = learning_rate * gradient(p) + beta * v
        return p - v, v
    return run(heavy, theta, steps)
