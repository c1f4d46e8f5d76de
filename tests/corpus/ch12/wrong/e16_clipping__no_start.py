# expect: fail
# diagnosis: start_left_out
import numpy as np
def clip_by_global_norm(grads, max_norm):
    norm = sum(np.vdot(g, g) for g in grads) ** 0.5
    scale = min(1.0, max_norm / norm) if norm else 1.0
    return [g * scale for g in grads], norm
def clip_by_value(grads, threshold):
    return [np.minimum(np.maximum(g, -threshold), threshold) for g in grads]
def cosine(grads, other):
    dot = lambda a, b: sum(float((x * y).sum()) for x, y in zip(a, b))
    return dot(grads, other) / (dot(grads, grads) * dot(other, other)) ** .5
def descend(gradient, w, learning_rate, steps, max_norm=None):
    points = [w]
    for _ in range(steps):
        g = gradient(points[-1])
        if max_norm is not None:
            (g,), _ = clip_by_global_norm([g], max_norm)
        points.append(points[-1] - learning_rate * g)
    return np.stack(points[1:])
