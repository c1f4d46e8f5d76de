import numpy as np

NAMES = ("sgd", "heavy ball", "ema", "rmsprop", "adam")

def loss(theta, X, y):
    r = np.dot(X.T, theta) - y
    return np.dot(r, r) / (2 * len(y))

def run(name, X, y, start, steps, learning_rate):
    w, m, v = np.copy(start).astype(float), 0, 0
    for t in range(1, steps + 1):
        g = np.dot(X, np.dot(X.T, w) - y) / len(y)
        if name == "sgd":
            d = g
        if name == "heavy ball":
            m = 0.9 * m + g
            d = m
        if name == "ema":
            m = 0.9 * m + 0.1 * g
            d = m
        if name == "rmsprop":
            v = 0.9 * v + 0.1 * g * g
            d = g / (np.sqrt(v) + 1e-8)
        if name == "adam":
            m = 0.9 * m + 0.1 * g
            v = 0.999 * v + 0.001 * g * g
            d = (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
        w -= learning_rate * d
    return w

def compare(data, starts, steps, grid):
    table = {}
    for name in NAMES:
        rows = []
        for r in grid:
            rate = r * 10 if name == "ema" else r
            thetas = [run(name, data["train"][0], data["train"][1], s, steps, rate) for s in starts]
            rows.append((sum(loss(t, *data["val"]) for t in thetas) / len(starts), rate, thetas))
        val, rate, thetas = min(rows, key=lambda row: row[0])
        table[name] = {"rate": rate, "val": val, "test": np.mean([loss(t, *data["test"]) for t in thetas]),
                       "gradients": steps * len(grid) * len(starts)}
    return table
