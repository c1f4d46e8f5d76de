# expect: fail
# diagnosis: root_forgotten
import numpy as np

def flat(grads):
    return np.concatenate([np.ravel(g) for g in grads])

def clip_by_global_norm(grads, max_norm):
    norm = np.sum(flat(grads) ** 2)
    if norm > max_norm:
        grads = [g * max_norm / norm for g in grads]
    return list(grads), norm

def clip_by_value(grads, threshold):
    return [np.clip(g, -threshold, threshold) for g in grads]

def cosine(grads, other):
    a, b = flat(grads), flat(other)
    return a.dot(b) / (np.linalg.norm(a) * np.linalg.norm(b))

def descend(gradient, w, learning_rate, steps, max_norm=None):
    points = [w]
    for _ in range(steps):
        g = gradient(w)
        if max_norm is not None:
            g = clip_by_global_norm([g], max_norm)[0][0]
        w = w - learning_rate * g
        points.append(w)
    return np.array(points)
