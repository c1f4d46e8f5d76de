import numpy as np
def _loss(p, X, Y):
    a = np.maximum(p["W1"] @ X + p["b1"], 0.0)
    u = (p["W2"] @ a + p["b2"])
    return float(np.mean(np.maximum(u, 0) - u * Y + np.log1p(np.exp(-np.abs(u)))))
def train_logged(parameters, train, val, rates, edges):
    p = dict((k, np.copy(v)) for k, v in parameters.items())
    log = dict(train=[], val=[], rate=[], norm=[], hist=[])
    (X, Y), m = train, train[0].shape[1]
    wide = np.concatenate(([-np.inf], np.asarray(edges)[1:-1], [np.inf]))
    for eta in rates:
        Z1 = p["W1"] @ X + p["b1"]
        A1 = np.where(Z1 > 0, Z1, 0)
        E = (0.5 + 0.5 * np.tanh(0.5 * (p["W2"] @ A1 + p["b2"])) - Y) / m
        B = p["W2"].T * E * (Z1 > 0)
        g = dict(W1=B @ X.T, b1=B.sum(1).reshape(-1, 1), W2=E @ A1.T, b2=E.sum().reshape(1, 1))
        for key, value in zip(("train", "val", "rate", "norm", "hist"), (
            _loss(p, X, Y), _loss(p, *val), eta, (np.linalg.norm(g["W1"]), np.linalg.norm(g["W2"])),
            [int(((w := np.r_[p["W1"].ravel(), p["W2"].ravel()]) >= lo)[w < hi].sum()) for lo, hi in zip(wide, wide[1:])])):
            log[key].append(value)
        p = {k: p[k] - eta * g[k] for k in p}
    return p, log
def draw(log, edges, plot, bar):
    x = range(len(log["train"]))
    plot("loss", x, log["train"], "train"); plot("loss", x, log["val"], "val"); plot("rate", x, log["rate"], "rate")
    for name, series in zip(("W1", "W2"), np.array(log["norm"]).T):
        plot(panel="norm", x=list(x), y=series.tolist(), label=name)
    bar(x=np.convolve(edges, [0.5, 0.5], "valid"), counts=log["hist"][-1])
