import math
import numpy as np
def explore(epochs, peak):
    rows = []
    for t in range(epochs):
        warm = peak * t / 20 if t < 20 else peak / 2 * (1 + math.cos(math.pi * (t - 20) / (epochs - 20)))
        rows.append([peak, peak * 0.5 ** (t // 50), peak * math.exp(-0.02 * t), peak / 2 * (1 + math.cos(math.pi * t / epochs)), warm])
    return rows
def summary(log):
    log = np.asarray(log)
    top = log.max(0)
    return {"largest": top, "at": log.argmax(0), "last": log[-1], "mean": log.mean(0), "low": (log < 0.1 * top).sum(0)}
def descend(rates, curvature, start):
    return list(start * np.cumprod(1 - np.asarray(rates) * curvature))
