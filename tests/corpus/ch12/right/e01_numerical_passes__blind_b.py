import numpy as np
from functools import cache

@cache
def passes(n: int, method: str = "central", *, _table=(("central", (2, 0)), ("one-sided", (1, 1)))) -> np.int64:
    a, b = dict(_table)[method]
    return np.int64(np.dot((a, b), (n, 1)))

def one_sided_gradient(f, theta, epsilon):
    """Rows of theta + epsilon I, all evaluated by a map; the last row is the unmoved point."""
    n = len(theta)
    points = np.vstack([np.add(theta, epsilon * np.eye(n)), np.reshape(theta, (1, -1))])
    values = np.array(list(map(f, points)))
    return np.subtract(values[:-1], values[-1]) / epsilon

if __name__ == "__main__":
    print(passes(3, "central"), one_sided_gradient(lambda t: (t**2).sum(), np.array([1.0, 3.0]), 0.5))
