# expect: fail
# diagnosis: none
import math
import numpy as np

def _bce(P, X, Y):
    h = np.maximum(P["W1"] @ X + P["b1"], 0)
    z = P["W2"] @ h + P["b2"]
    return float(np.mean(np.logaddexp(0, z) - Y * z)), h, z

def train_logged(parameters, train, val, rates, edges):
    P = {k: np.array(v, dtype=float) for k, v in parameters.items()}
    log = {k: [] for k in ("train", "val", "rate", "norm", "hist")}
    X, Y = np.hstack([train[0], val[0]]), np.hstack([train[1], val[1]])
    m = X.shape[1]
    for r in rates:
        loss, h, z = _bce(P, X, Y)
        log["train"].append(loss)
        log["val"].append(_bce(P, *val)[0])
        log["rate"].append(r)
        d2 = 1 / (1 + np.exp(-z)) - Y
        d1 = np.where(h > 0, P["W2"].T @ d2, 0)
        G = {"W2": d2 @ h.T / m, "b2": d2.mean(1, keepdims=True), "W1": d1 @ X.T / m, "b1": d1.mean(1, keepdims=True)}
        log["norm"].append([np.linalg.norm(G["W1"]), np.linalg.norm(G["W2"])])
        w = np.concatenate([P["W1"].ravel(), P["W2"].ravel()])
        log["hist"].append(np.histogram(np.clip(w, edges[0], edges[-1]), edges)[0])
        for k in P:
            P[k] -= r * G[k]
    return P, log

def draw(log, edges, plot, bar):
    steps = list(range(len(log["train"])))
    for name in ("val", "train"):
        plot("loss", steps, log[name], name)
    plot("rate", steps, log["rate"], "rate")
    w1, w2 = zip(*log["norm"])
    plot("norm", steps, w1, "W1")
    plot("norm", steps, w2, "W2")
    bar([(a + b) / 2 for a, b in zip(edges, edges[1:])], log["hist"][-1])
