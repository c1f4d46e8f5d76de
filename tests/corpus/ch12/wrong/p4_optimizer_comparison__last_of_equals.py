# expect: fail
# diagnosis: last_of_equals
import numpy as np
NAMES = ("sgd", "heavy ball", "ema", "rmsprop", "adam")
def loss(theta, X, y):
    r = np.asarray(theta) @ X - y
    return r @ r / (2 * len(y))
def run(name, X, y, start, steps, learning_rate):
    theta = np.array(start, float)
    v = np.zeros_like(theta); s = np.zeros_like(theta)
    for t in range(1, steps + 1):
        g = X @ (theta @ X - y) / len(y)
        if name == "sgd":
            d = g
        elif name == "heavy ball":
            v = .9 * v + g; d = v
        elif name == "ema":
            v = .9 * v + .1 * g; d = v
        elif name == "rmsprop":
            s = .9 * s + .1 * g ** 2; d = g / (np.sqrt(s) + 1e-8)
        else:
            v = .9 * v + .1 * g; s = .999 * s + .001 * g ** 2
            d = v / (1 - .9 ** t) / (np.sqrt(s / (1 - .999 ** t)) + 1e-8)
        theta = theta - learning_rate * d
    return theta
def compare(data, starts, steps, grid):
    table = {}
    for name in NAMES:
        rates = [r / (1 - 0.9) for r in grid] if name == "ema" else list(grid)
        best = None
        for r in rates:
            ends = [run(name, *data["train"], s, steps, r) for s in starts]
            val = np.mean([loss(e, *data["val"]) for e in ends])
            if best is None or val <= best["val"]:
                best = {"rate": r, "val": val, "test": np.mean([loss(e, *data["test"]) for e in ends]), "gradients": len(starts) * len(rates) * steps}
        table[name] = best
    return table
