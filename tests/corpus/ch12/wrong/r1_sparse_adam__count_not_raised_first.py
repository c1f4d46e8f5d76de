# expect: fail
# diagnosis: counted_from_zero
import numpy as np
def lazy_step(theta, m, v, counts, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    theta, m, v, counts = theta.copy(), m.copy(), v.copy(), np.array(counts)
    for r, g in zip(rows, np.asarray(values)):
        t = counts[r] or 1
        counts[r] += 1
        m[r] = beta1 * m[r] + (1 - beta1) * g
        v[r] = beta2 * v[r] + (1 - beta2) * g ** 2
        theta[r] -= learning_rate * (m[r] / (1 - beta1 ** t)) / (np.sqrt(v[r] / (1 - beta2 ** t)) + epsilon)
    return theta, m, v, counts
def dense_step(theta, m, v, t, rows, values, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    G = np.zeros_like(theta)
    G[list(rows)] = values
    m = beta1 * m + (1 - beta1) * G
    v = beta2 * v + (1 - beta2) * G ** 2
    return theta - learning_rate * (m / (1 - beta1 ** t)) / (np.sqrt(v / (1 - beta2 ** t)) + epsilon), m, v
def entries_updated(batches, n, d):
    return len(batches) * n * d, sum(map(len, batches)) * d
