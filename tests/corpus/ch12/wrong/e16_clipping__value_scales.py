# expect: fail
# diagnosis: array_scaled
import numpy as np
import math

def _length(grads):
    return math.sqrt(math.fsum(float(x) ** 2 for g in grads for x in np.ravel(g)))

def clip_by_global_norm(grads, max_norm):
    norm = _length(grads)
    scale = max_norm / norm if norm > max_norm else 1
    return [np.asarray(g) * scale for g in grads], norm

def clip_by_value(grads, threshold):
    return [g * min(1.0, threshold / max(np.abs(g).max(), 1e-300)) for g in grads]

def cosine(grads, other):
    dot = sum(float(np.sum(np.multiply(a, b))) for a, b in zip(grads, other))
    return dot / _length(grads) / _length(other)

def descend(gradient, w, learning_rate, steps, max_norm=None):
    path = [np.array(w, dtype=float)]
    for _ in range(steps):
        g = gradient(path[-1])
        if max_norm is not None:
            (g,), _norm = clip_by_global_norm([g], max_norm)
        path.append(path[-1] - learning_rate * g)
    return path
