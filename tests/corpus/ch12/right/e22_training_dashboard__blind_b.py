import numpy as np
from bisect import bisect_right

class Net:
    def __init__(self, p):
        self.p = {k: v.copy() for k, v in p.items()}
    def forward(self, X):
        p = self.p
        Z1 = np.dot(p["W1"], X) + p["b1"]
        A1 = Z1 * (Z1 > 0)
        A2 = 1.0 / (1.0 + np.exp(-(np.dot(p["W2"], A1) + p["b2"])))
        return Z1, A1, A2
    def loss(self, X, Y):
        A2 = self.forward(X)[-1]
        return -np.where(Y == 1, np.log(A2), np.log1p(-A2)).mean()
    def grads(self, X, Y):
        Z1, A1, A2 = self.forward(X)
        m = Y.size
        dZ2 = A2 - Y
        dZ1 = (self.p["W2"].T @ dZ2) * (Z1 > 0)
        return dict(W1=dZ1 @ X.T / m, b1=dZ1.sum(1, keepdims=True) / m, W2=dZ2 @ A1.T / m, b2=dZ2.sum(1, keepdims=True) / m)

def _counts(net, edges):
    inner = list(edges)[1:-1]
    out = [0] * (len(edges) - 1)
    for name in ("W1", "W2"):
        for w in net.p[name].flat:
            out[bisect_right(inner, w)] += 1
    return out

def train_logged(parameters, train, val, rates, edges):
    net = Net(parameters)
    rows = []
    for rate in rates:
        g = net.grads(*train)
        rows.append((net.loss(*train), net.loss(*val), rate,
                     tuple(np.sqrt((g[k] ** 2).sum()) for k in ("W1", "W2")), _counts(net, edges)))
        net.p = {k: net.p[k] - rate * g[k] for k in net.p}
    columns = list(zip(*rows)) or [[]] * 5
    return net.p, dict(zip(("train", "val", "rate", "norm", "hist"), map(list, columns)))

def draw(log, edges, plot, bar):
    edges = np.asarray(edges)
    t = np.arange(len(log["rate"]))
    bar(edges[:-1] + np.diff(edges) / 2, np.array(log["hist"])[-1])
    N = np.array(log["norm"])
    for j in (0, 1):
        plot("norm", t, N[:, j], f"W{j + 1}")
    plot("rate", t, np.array(log["rate"]), "rate")
    plot("loss", t, np.array(log["train"]), "train")
    plot("loss", t, np.array(log["val"]), "val")
