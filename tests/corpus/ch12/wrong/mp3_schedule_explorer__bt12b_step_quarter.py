# expect: fail
# diagnosis: no_whole_blocks
import numpy as np
NAMES = ["constant", "step", "exponential", "cosine", "warm-up + cosine"]
def draw(log, path="schedules.png"):
    pass
def explore(epochs: int, peak: float) -> np.ndarray:
    t = np.arange(epochs, dtype=float)
    log = np.empty((epochs, 5))
    log[:, 0] = peak
    log[:, 1] = peak * np.power(0.5, t / 50)
    log[:, 2] = peak * np.exp(-0.02 * t)
    log[:, 3] = 0.5 * peak * (1 + np.cos(np.pi * t / epochs))
    log[:, 4] = np.where(t < 20, peak * t / 20, 0.5 * peak * (1 + np.cos(np.pi * (t - 20) / (epochs - 20))))
    return log
def summary(log):
    top = np.max(log, axis=0)
    return {"largest": top, "at": np.argmax(log, axis=0), "last": log[-1, :], "mean": np.mean(log, axis=0),
            "low": np.count_nonzero(log < 0.1 * top, axis=0)}
def descend(rates, curvature, start):
    return start * np.cumprod(1 - curvature * np.asarray(rates, dtype=float))
