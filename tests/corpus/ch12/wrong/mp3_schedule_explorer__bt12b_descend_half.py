# expect: fail
# diagnosis: cost_for_gradient
import math
import numpy as np
NAMES = ["constant", "step", "exponential", "cosine", "warm-up + cosine"]

def _row(t, epochs, peak):
    half = lambda x: peak * math.cos(math.pi / 2 * x) ** 2
    yield peak
    yield peak / 2 ** (t // 50)
    yield peak * math.exp(-t / 50)
    yield half(t / epochs)
    yield half((t - 20) / (epochs - 20)) if t >= 20 else peak * t / 20

def explore(epochs, peak):
    return [list(_row(t, epochs, peak)) for t in range(epochs)]

def summary(log):
    cols = [list(c) for c in zip(*np.asarray(log).tolist())]
    return {
        "mean": [math.fsum(c) / len(c) for c in cols],
        "last": [c[-1] for c in cols],
        "at": [c.index(max(c)) for c in cols],
        "largest": [max(c) for c in cols],
        "low": [sum(10 * r < max(c) for r in c) for c in cols],
    }

def descend(rates, curvature, start):
    path = [start]
    for r in rates:
        path.append(path[-1] - r * curvature * path[-1] ** 2 / 2)
    return path[1:]
