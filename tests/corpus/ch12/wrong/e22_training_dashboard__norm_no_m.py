# expect: fail
# diagnosis: norms_without_average
import numpy as np
def _forward(P, X):
    Z1 = P["W1"] @ X + P["b1"]
    A1 = Z1 * (Z1 > 0)
    Z2 = P["W2"] @ A1 + P["b2"]
    return Z1, A1, Z2
def _loss(Z2, Y):
    return np.mean(np.logaddexp(0, Z2) - Y * Z2)
def train_logged(parameters, train, val, rates, edges):
    P = {k: v.copy() for k, v in parameters.items()}
    log = {k: [] for k in ("train", "val", "rate", "norm", "hist")}
    X, Y = train
    m = X.shape[1]
    for r in rates:
        Z1, A1, Z2 = _forward(P, X)
        d2 = (1 / (1 + np.exp(-Z2)) - Y) / m
        d1 = P["W2"].T @ d2 * (Z1 > 0)
        g = {"W1": d1 @ X.T, "b1": d1.sum(1, keepdims=True), "W2": d2 @ A1.T, "b2": d2.sum(1, keepdims=True)}
        log["train"].append(_loss(Z2, Y))
        log["val"].append(_loss(_forward(P, val[0])[2], val[1]))
        log["rate"].append(r)
        log["norm"].append([m * np.linalg.norm(g["W1"]), m * np.linalg.norm(g["W2"])])
        w = np.concatenate([P["W1"].ravel(), P["W2"].ravel()])
        log["hist"].append(np.histogram(np.clip(w, edges[0], edges[-1]), edges)[0])
        for k in P:
            P[k] -= r * g[k]
    return P, log
def draw(log, edges, plot, bar):
    steps = range(len(log["rate"]))
    for k in ("train", "val"):
        plot("loss", steps, log[k], k)
    plot("rate", steps, log["rate"], "rate")
    for i, k in enumerate(("W1", "W2")):
        plot("norm", steps, [n[i] for n in log["norm"]], k)
    bar((edges[1:] + edges[:-1]) / 2, log["hist"][-1])
