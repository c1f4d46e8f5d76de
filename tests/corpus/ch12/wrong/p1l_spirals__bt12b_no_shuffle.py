# expect: fail
# diagnosis: order_kept
import numpy as np
def train(X, Y, dims, epochs, batch_size, learning_rate, rng):
    L = len(dims) - 1
    P = {}
    for l in range(1, L + 1):
        gain = 1.0 if l == L else 2.0
        P["W%d" % l] = rng.normal(scale=np.sqrt(gain / dims[l - 1]), size=(dims[l], dims[l - 1]))
        P["b%d" % l] = np.zeros((dims[l], 1))
    m = X.shape[1]
    updates = epochs * int(np.ceil(m / batch_size))
    first = {k: 0.0 for k in P}
    second = dict(first)
    u = 0
    history = []
    for _ in range(epochs):
        perm = np.arange(m)
        acc = []
        for start in range(0, m, batch_size):
            cols = perm[start:start + batch_size]
            A = [X[:, cols]]
            y = Y[:, cols]
            for l in range(1, L + 1):
                z = P["W%d" % l] @ A[-1] + P["b%d" % l]
                A.append(np.maximum(z, 0) if l < L else z)
            z = A.pop()
            acc.extend((np.logaddexp(0, z) - y * z).ravel().tolist())
            delta = (1 / (1 + np.exp(-z)) - y) / len(cols)
            rate = learning_rate * np.cos(np.pi * u / updates / 2) ** 2
            u += 1
            new = {}
            for l in range(L, 0, -1):
                g = {"W%d" % l: delta @ A[l - 1].T, "b%d" % l: delta.sum(1, keepdims=True)}
                delta = (P["W%d" % l].T @ delta) * (A[l - 1] > 0)
                for k, v in g.items():
                    first[k] = 0.9 * first[k] + 0.1 * v
                    second[k] = 0.999 * second[k] + 0.001 * v ** 2
                    new[k] = P[k] - rate * (first[k] / (1 - 0.9 ** u)) / (np.sqrt(second[k] / (1 - 0.999 ** u)) + 1e-8)
            P.update(new)
        history.append(sum(acc) / m)
    return P, history
