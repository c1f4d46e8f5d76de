# expect: fail
# diagnosis: mean_with_sign
import numpy as np
from itertools import product, starmap, pairwise

def backprop_report(parameters, X, Y):
    L = len(parameters) // 2
    Ws = [np.asarray(parameters[f"W{l}"], float) for l in range(1, L + 1)]
    bs = [np.asarray(parameters[f"b{l}"], float) for l in range(1, L + 1)]
    A = [np.asarray(X, float)]
    for l, (W, b) in enumerate(zip(Ws, bs), 1):
        Z = W @ A[-1] + b
        A.append(np.maximum(Z, 0) if l < L else 0.5 * (1 + np.tanh(Z / 2)))
    dZ = [None] * L
    dZ[-1] = A[-1] - Y
    for l in range(L - 2, -1, -1):
        dZ[l] = (Ws[l + 1].T @ dZ[l + 1]) * np.sign(A[l + 1])
    m = X.shape[1]
    dW = [d @ a.T / m for d, a in zip(dZ, A)]
    return {
        "edges": [
            (l, j, i, int(np.sign(w)), 2 * abs(w))
            for l, W in enumerate(Ws, 1)
            for j, column in enumerate(W.T)
            for i, w in enumerate(column)
        ],
        "units": tuple(np.mean(d, 1) for d in dZ),
        "norms": np.array([np.sqrt(np.vdot(g, g)) for g in dW]),
    }

def draw(report, plot, bar):
    palette = {1: "blue", -1: "red"}
    for (l, sender, receiver, sign, width) in report["edges"]:
        plot((l - 1, l), (sender, receiver), linewidth=width, color=palette[sign])
    bar(["dW%d" % (i + 1) for i in range(len(report["norms"]))], report["norms"])
