import numpy as np


def minibatches(X, Y, batch_size, rng):
    order = np.arange(X.shape[1])
    rng.shuffle(order)
    for start in range(0, len(order), batch_size):
        pick = order[start : start + batch_size]
        yield X[:, pick], Y[:, pick]


def fit_minibatch(X, Y, step, batch_size, epochs, rng):
    def one_epoch():
        pairs = [(step(xb, yb), xb.shape[1]) for xb, yb in minibatches(X, Y, batch_size, rng)]
        return np.average([c for c, _ in pairs], weights=[n for _, n in pairs])

    return [one_epoch() for _ in range(epochs)]


class Trainer:
    def __init__(self, W, b, rate):
        self.W, self.b, self.rate = W.copy(), b.copy(), rate

    def step(self, X, Y):
        Z = self.W @ X + self.b
        Z -= Z.max(axis=0)
        A = np.exp(Z)
        A /= A.sum(axis=0)
        cost = -np.mean(np.log(A[Y.argmax(axis=0), np.arange(Y.shape[1])]))
        D = (A - Y) / Y.shape[1]
        self.W -= self.rate * D @ X.T
        self.b -= self.rate * D.sum(axis=1)[:, None]
        return cost


def fit_softmax(W, b, X, Y, learning_rate, batch_size, epochs, rng):
    t = Trainer(W, b, learning_rate)
    fit_minibatch(X, Y, t.step, batch_size, epochs, rng)
    return t.W, t.b
