# expect: fail
# diagnosis: bars_at_left_edges
import numpy as np

def forward(p, X):
    Z1 = np.dot(p["W1"], X) + p["b1"]
    A1 = np.maximum(Z1, 0)
    A2 = 1 / (1 + np.exp(-(np.dot(p["W2"], A1) + p["b2"])))
    return Z1, A1, A2

def loss(A, Y):
    return -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / Y.shape[1]

def train_logged(parameters, train, val, rates, edges):
    p = dict(parameters)
    X, Y = train
    log = {"train": [], "val": [], "rate": list(rates), "norm": [], "hist": []}
    for rate in rates:
        Z1, A1, A2 = forward(p, X)
        log["train"].append(loss(A2, Y))
        log["val"].append(loss(forward(p, val[0])[2], val[1]))
        w = np.append(p["W1"], p["W2"])
        counts = np.histogram(w, edges)[0]
        counts[0] += np.sum(w < edges[0])
        counts[-1] += np.sum(w > edges[-1])
        log["hist"].append(counts)
        d2 = (A2 - Y) / Y.shape[1]
        d1 = np.dot(p["W2"].T, d2)
        d1[Z1 <= 0] = 0
        g = {"W1": d1 @ X.T, "b1": d1.sum(axis=1, keepdims=True), "W2": d2 @ A1.T, "b2": d2.sum(axis=1, keepdims=True)}
        log["norm"].append([np.linalg.norm(g["W1"]), np.linalg.norm(g["W2"])])
        p = {k: p[k] - rate * g[k] for k in p}
    return p, log

def draw(log, edges, plot, bar):
    x = np.arange(len(log["rate"]))
    for name in ("train", "val"):
        plot("loss", x, log[name], name)
    plot("rate", x, log["rate"], "rate")
    plot("norm", x, [n[0] for n in log["norm"]], "W1")
    plot("norm", x, [n[1] for n in log["norm"]], "W2")
    bar(edges[:-1], log["hist"][-1])
