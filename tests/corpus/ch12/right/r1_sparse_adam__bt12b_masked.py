import numpy as np
def _adam(theta, m, v, g, t, lr, b1, b2, eps):
    m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g ** 2
    return theta - lr * (m / (1 - b1 ** t)) / (np.sqrt(v / (1 - b2 ** t)) + eps), m, v
def lazy_step(theta, m, v, counts, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    rows = list(rows)
    touched = np.isin(np.arange(len(theta)), rows)[:, None]
    new_counts = counts + touched[:, 0]
    G = np.zeros_like(theta, dtype=float)
    G[rows] = values
    t = np.maximum(new_counts, 1).astype(float)[:, None]
    new = _adam(theta, m, v, G, t, learning_rate, beta1, beta2, epsilon)
    return [np.where(touched, a, b) for a, b in zip(new, (theta, m, v))] + [new_counts]
def dense_step(theta, m, v, t, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    S = np.eye(len(theta))[:, list(rows)]
    return list(_adam(theta, m, v, S @ values, t, learning_rate, beta1, beta2, epsilon))
def entries_updated(batches, n, d):
    dense = lazy = 0
    for batch in batches:
        dense += n * d
        lazy += len(set(batch)) * d
    return np.array([dense, lazy])
