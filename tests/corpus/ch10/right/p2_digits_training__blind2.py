import numpy as np


import math
class Net:
    def __init__(self, dims, rng):
        self.W = [math.sqrt((2 if i < len(dims) - 2 else 1) / p) * rng.standard_normal((n, p)) for i, (p, n) in enumerate(zip(dims, dims[1:]))]
        self.b = [np.zeros((n, 1)) for n in dims[1:]]
    def step(self, X, Y, lr):
        acts = [np.array(X)]
        for i, (W, b) in enumerate(zip(self.W, self.b)):
            Z = W @ acts[-1] + b
            if i + 1 < len(self.W): acts.append(Z.clip(min=0))
        logp = Z - Z.max(0) ; logp = logp - np.log(np.exp(logp).sum(0))
        d = (np.exp(logp) - Y) / Y.shape[1]
        grads = []
        for i in reversed(range(len(self.W))):
            grads.append((d @ acts[i].T, d.sum(1)[:, None]))
            if i: d = (self.W[i].T @ d) * np.sign(acts[i])
        for i, (gW, gb) in enumerate(reversed(grads)):
            self.W[i] = self.W[i] - lr * gW
            self.b[i] = self.b[i] - lr * gb
        return -(Y * logp).sum() / Y.shape[1]
def train(X, Y, dims, epochs, batch_size, learning_rate, rng):
    net = Net(dims, rng)
    history = []
    m = X.shape[1]
    for _ in range(epochs):
        idx = np.arange(m); rng.shuffle(idx)
        chunks = [idx[i:i + batch_size] for i in range(0, m, batch_size)]
        history.append(sum(len(c) * net.step(X[:, c], Y[:, c], learning_rate) for c in chunks) / m)
    params = {}
    for i, (W, b) in enumerate(zip(net.W, net.b), 1):
        params["W%d" % i], params["b%d" % i] = W, b
    return params, history
def prepare(X, y, split_seed):
    from fractions import Fraction
    rng = np.random.default_rng(split_seed)
    X = np.asarray(X, float); y = np.asarray(y)
    m = y.size; m2 = math.ceil(Fraction(m, 5))
    order = rng.permutation(m)
    order = order[np.argsort(y[order], kind="stable")]
    # systematic sampling along the sorted labels: every fifth one
    pos = np.floor((np.arange(m2) * m / m2)).astype(int)
    te = order[pos]; tr = np.setdiff1d(np.arange(m), te)
    mu = np.mean(X[tr], 0); s = np.sqrt(np.mean((X[tr] - mu) ** 2, 0)); s = np.where(s > 0, s, 1.0)
    K = int(np.max(y)) + 1
    Y = (np.arange(K)[:, None] == y[tr][None]).astype(float)
    return dict(X_train=((X[tr] - mu) / s).T, Y_train=Y, y_train=y[tr], X_test=((X[te] - mu) / s).T, y_test=y[te])
