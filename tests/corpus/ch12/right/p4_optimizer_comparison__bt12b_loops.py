import numpy as np
NAMES = ("sgd", "heavy ball", "ema", "rmsprop", "adam")
def loss(theta, X, y):
    total = 0.0
    for j in range(X.shape[1]):
        pred = 0.0
        for i in range(X.shape[0]):
            pred += theta[i] * X[i, j]
        total += (pred - y[j]) ** 2
    return total / 2 / X.shape[1]
def run(name, X, y, start, steps, learning_rate):
    theta = [float(x) for x in start]
    n = len(theta)
    m1 = np.zeros(n); m2 = np.zeros(n)
    theta = np.array(theta)
    G = X @ X.T / X.shape[1]
    h = X @ y / X.shape[1]
    for k in range(1, steps + 1):
        g = G @ theta - h
        if name == "rmsprop":
            m2 = 0.9 * m2 + 0.1 * g * g
            theta -= learning_rate * g / (m2 ** 0.5 + 1e-8)
            continue
        if name == "sgd":
            d = g
        elif name == "heavy ball":
            m1 = d = 0.9 * m1 + g
        elif name == "ema":
            m1 = d = 0.9 * m1 + 0.1 * g
        else:
            m1 = 0.9 * m1 + 0.1 * g
            m2 = 0.999 * m2 + 0.001 * g * g
            d = (m1 / (1 - 0.9 ** k)) / (np.sqrt(m2 / (1 - 0.999 ** k)) + 1e-8)
        theta = theta - learning_rate * d
    return theta
def compare(data, starts, steps, grid):
    out = {}
    for name in NAMES:
        rates = np.asarray(grid, dtype=float) * (10.0 if name == "ema" else 1.0)
        val = np.zeros((len(rates), len(starts)))
        test = np.zeros_like(val)
        count = 0
        for i, r in enumerate(rates):
            for j, s in enumerate(starts):
                th = run(name, *data["train"], s, steps, r)
                val[i, j] = loss(th, *data["val"])
                test[i, j] = loss(th, *data["test"])
                count += steps
        i = int(np.argmin(val.mean(axis=1)))
        out[name] = {"rate": rates[i], "val": val[i].mean(), "test": test[i].mean(), "gradients": count}
    return out
