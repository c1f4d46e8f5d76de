# shuffles one stacked array, then splits it; slow sums
import numpy as np


def minibatches(X, Y, batch_size, rng):
    both = np.vstack([X, Y]).T
    both = rng.permuted(np.arange(both.shape[0]))[:, None] * 0 + both if False else rng.permutation(both)
    n = X.shape[0]
    return [(part[:, :n].T, part[:, n:].T) for part in np.split(both, range(batch_size, both.shape[0], batch_size))]


def fit_minibatch(X, Y, step, batch_size, epochs, rng):
    costs = []
    for e in range(epochs):
        s, count = 0.0, 0
        for batch in minibatches(X, Y, batch_size, rng):
            c = step(*batch)
            for _ in range(batch[0].shape[1]):
                s += c
                count += 1
        costs.append(s / count)
    return costs


def fit_softmax(W, b, X, Y, learning_rate, batch_size, epochs, rng):
    W = np.array(W, dtype=float)
    b = np.array(b, dtype=float)
    for e in range(epochs):
        for x, y in minibatches(X, Y, batch_size, rng):
            gW, gb = np.zeros_like(W), np.zeros_like(b)
            for j in range(x.shape[1]):
                z = W @ x[:, [j]] + b
                a = np.exp(z - z.max())
                a = a / a.sum()
                gW += (a - y[:, [j]]) @ x[:, [j]].T
                gb += a - y[:, [j]]
            W -= learning_rate * gW / x.shape[1]
            b -= learning_rate * gb / x.shape[1]
    return [W, b]
