import numpy as np
def lazy_step(theta, m, v, counts, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    theta, m, v, counts = theta.copy(), m.copy(), v.copy(), counts.copy()
    for r, g in zip(rows, values):
        counts[r] += 1
        t = int(counts[r])
        for j in range(theta.shape[1]):
            m[r, j] = beta1 * m[r, j] + (1 - beta1) * g[j]
            v[r, j] = beta2 * v[r, j] + (1 - beta2) * g[j] * g[j]
            theta[r, j] -= learning_rate * (m[r, j] / (1 - beta1 ** t)) / ((v[r, j] / (1 - beta2 ** t)) ** 0.5 + epsilon)
    return theta, m, v, counts
def dense_step(theta, m, v, t, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    G = np.zeros(theta.shape)
    for r, g in zip(rows, values):
        G[r] = g
    m = m + (1 - beta1) * (G - m)
    v = v + (1 - beta2) * (G * G - v)
    step = m / (1 - beta1 ** t) / (np.sqrt(v / (1 - beta2 ** t)) + epsilon)
    return theta - learning_rate * step, m, v
def entries_updated(batches, n, d):
    return len(batches) * n * d, sum(map(len, batches)) * d
