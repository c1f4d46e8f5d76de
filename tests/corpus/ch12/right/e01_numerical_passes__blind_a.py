import numpy as np

def passes(n, method):
    count = 0
    match method:
        case "central":
            for _ in range(1, n + 1):
                count += 2
        case "one-sided":
            count = 1
            for _ in range(1, n + 1):
                count += 1
        case _:
            raise ValueError(f"unknown method {method!r}")
    return count

def one_sided_gradient(f, theta, epsilon):
    theta = np.asarray(theta, dtype=float)
    base = f(theta.copy())
    g = np.zeros_like(theta)
    for i in range(theta.size):
        moved = theta.copy()
        moved[i] += epsilon
        g[i] = (f(moved) - base) / epsilon
    return g
