# expect: fail
# diagnosis: start_listed
import numpy as np

def explore(epochs, peak):
    rows = []
    for t in range(epochs):
        if t < 20:
            warm = peak * t / 20
        else:
            warm = peak / 2 * (1 + np.cos(np.pi * (t - 20) / (epochs - 20)))
        rows.append([peak, peak * 0.5 ** (t // 50), peak * np.exp(-0.02 * t), peak / 2 * (1 + np.cos(np.pi * t / epochs)), warm])
    return np.array(rows)

def summary(log):
    log = np.asarray(log)
    return {"largest": log.max(0), "at": log.argmax(0), "last": log[-1], "mean": log.mean(0),
            "low": (log < log.max(0) / 10).sum(0)}

def descend(rates, curvature, start):
    w, path = start, [start]
    for r in rates:
        w = w - r * curvature * w
        path.append(w)
    return path
