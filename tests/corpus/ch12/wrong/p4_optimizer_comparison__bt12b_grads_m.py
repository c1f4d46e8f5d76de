# expect: fail
# diagnosis: examples_counted
import numpy as np
NAMES = ("sgd", "heavy ball", "ema", "rmsprop", "adam")
def loss(theta, X, y):
    r = theta @ X - y
    return r @ r / (2 * len(y))
def _optimizer(name, rate):
    v = s = 0.0
    t = 0
    def update(g):
        nonlocal v, s, t
        t += 1
        match name:
            case "sgd":
                return rate * g
            case "heavy ball":
                v = 0.9 * v + g
                return rate * v
            case "ema":
                v = 0.9 * v + 0.1 * g
                return rate * v
            case "rmsprop":
                s = 0.9 * s + 0.1 * g ** 2
                return rate * g / (np.sqrt(s) + 1e-8)
            case "adam":
                v = 0.9 * v + 0.1 * g
                s = 0.999 * s + 0.001 * g ** 2
                return rate * (v / (1 - 0.9 ** t)) / (np.sqrt(s / (1 - 0.999 ** t)) + 1e-8)
    return update
def run(name, X, y, start, steps, learning_rate):
    theta, update = np.array(start, dtype=float), _optimizer(name, learning_rate)
    for _ in range(steps):
        theta = theta - update(X @ (theta @ X - y) / y.size)
    return theta
def compare(data, starts, steps, grid):
    table = {}
    for name in reversed(NAMES):
        rates = [r / (1 - 0.9) for r in grid] if name == "ema" else list(grid)
        finals = {r: [run(name, *data["train"], s, steps, r) for s in starts] for r in rates}
        score = lambda r, part: sum(loss(th, *data[part]) for th in finals[r]) / len(starts)
        best = min(rates, key=lambda r: score(r, "val"))
        table[name] = {"test": score(best, "test"), "val": score(best, "val"), "rate": best, "gradients": len(starts) * len(rates) * steps * data['train'][1].size}
    return table
