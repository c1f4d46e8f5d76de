import numpy as np

def _vec(arrays):
    return np.concatenate([np.reshape(a, -1) for a in arrays]).astype(float)

def clip_by_global_norm(grads, max_norm):
    """min(1, max/norm) with the norm kept away from zero."""
    v = _vec(grads)
    norm = np.sqrt(v @ v)
    k = np.minimum(1.0, max_norm / max(norm, np.finfo(float).tiny))
    return tuple(np.multiply(k, g) for g in grads), norm

def clip_by_value(grads, threshold):
    out = []
    for g in grads:
        h = np.array(g, dtype=float)
        big = np.abs(h) > threshold
        h[big] = np.sign(h[big]) * threshold
        out.append(h)
    return out

def cosine(grads, other):
    u, v = (_vec(x) for x in (grads, other))
    return np.inner(u, v) / (np.linalg.norm(u) * np.linalg.norm(v))

def descend(gradient, w, learning_rate, steps, max_norm=None):
    P = np.zeros((steps + 1, np.size(w)))
    P[0] = w
    i = 0
    while i < steps:
        g = np.array(gradient(P[i].copy()), dtype=float)
        n = np.linalg.norm(g)
        if max_norm is not None and n > max_norm:
            g *= max_norm / n
        P[i + 1] = P[i] - learning_rate * g
        i += 1
    return P
