import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
import warnings

def compare(run, rates, seeds, epochs):
    if len(seeds) < 3:
        raise ValueError("at least three seeds")
    table = {}
    for opt in rates:
        logs = {r: [run(opt, r, s, epochs) for s in seeds] for r in rates[opt]}
        best = max(logs, key=lambda r: np.mean([x["validation"] for x in logs[r]]))
        tr = [x["train"] for x in logs[best]]
        te = [x["test"] for x in logs[best]]
        table[opt] = {"rate": best, "train": tr, "test": te, "gap": np.mean(tr) - np.mean(te)}
    return table

def run_digits(optimizer, learning_rate, seed, epochs):
    X, y = load_digits(return_X_y=True)
    X = X / 16
    Xr, Xt, yr, yt = train_test_split(X, y, test_size=360, stratify=y, random_state=0)
    Xr, Xv, yr, yv = train_test_split(Xr, yr, test_size=360, stratify=yr, random_state=0)
    net = MLPClassifier((32,), solver=optimizer, alpha=0.0, batch_size=64, learning_rate_init=learning_rate,
                        momentum=0.9, nesterovs_momentum=True, max_iter=epochs, random_state=seed, tol=0.0,
                        n_iter_no_change=epochs + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        net.fit(Xr, yr)
    return {"train": net.score(Xr, yr), "validation": net.score(Xv, yv), "test": net.score(Xt, yt)}
