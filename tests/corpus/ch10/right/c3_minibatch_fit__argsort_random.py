import numpy as np
def minibatches(X, Y, batch_size, rng):
    order = np.argsort(rng.random(X.shape[1]))
    out = []
    for start in range(0, len(order), batch_size):
        idx = order[start:start + batch_size]
        out.append((np.take(X, idx, axis=1), np.take(Y, idx, axis=1)))
    return out
def fit_minibatch(X, Y, step, batch_size, epochs, rng):
    costs = []
    while len(costs) < epochs:
        reports = [(step(x, y), x.shape[1]) for x, y in minibatches(X, Y, batch_size, rng)]
        c, n = map(np.array, zip(*reports))
        costs.append(np.average(c, weights=n))
    return np.array(costs)
def fit_softmax(W, b, X, Y, learning_rate, batch_size, epochs, rng):
    p = {"W": W.copy(), "b": b.copy()}
    def step(x, y):
        Z = p["W"] @ x + p["b"]
        Z -= Z.max(0)
        A = np.exp(Z)
        A /= A.sum(0)
        dZ = (A - y) / y.shape[1]
        p["W"] -= learning_rate * np.einsum("kb,nb->kn", dZ, x)
        p["b"] -= learning_rate * dZ.sum(1)[:, None]
        return 0.0
    fit_minibatch(X, Y, step, batch_size, epochs, rng)
    return p["W"], p["b"]
