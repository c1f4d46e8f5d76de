# expect: fail
# diagnosis: upper_side_only
import numpy as np
from math import sqrt

def clip_by_global_norm(grads, max_norm):
    total = 0.0
    for g in grads:
        total += float(np.sum(np.square(g)))
    norm = sqrt(total)
    coef = max_norm / norm if norm > max_norm else 1.0
    return [coef * np.array(g) for g in grads], norm

def clip_by_value(grads, threshold):
    out = []
    for g in grads:
        g = np.array(g, dtype=float)
        g[g > threshold] = threshold
        out.append(g)
    return out

def cosine(grads, other):
    dot = aa = bb = 0
    for x, y in zip(grads, other):
        dot += np.sum(x * y)
        aa += np.sum(x * x)
        bb += np.sum(y * y)
    return dot / sqrt(aa * bb)

def descend(gradient, w, learning_rate, steps, max_norm=None):
    history = np.zeros((steps + 1, len(w)))
    history[0] = w
    for k in range(1, steps + 1):
        g = gradient(history[k - 1])
        if max_norm:
            n = np.sqrt((g ** 2).sum())
            g = g * min(1, max_norm / n) if n > 0 else g
        history[k] = history[k - 1] - learning_rate * g
    return history
