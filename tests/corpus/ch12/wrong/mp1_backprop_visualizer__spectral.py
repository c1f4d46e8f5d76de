# expect: fail
# diagnosis: spectral_norm
import numpy as np

def backprop_report(parameters, X, Y):
    L = len(parameters) // 2
    cache = {"A0": X}
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ cache[f"A{l-1}"] + parameters[f"b{l}"]
        cache[f"A{l}"] = 1 / (1 + np.exp(-Z)) if l == L else np.maximum(0, Z)
    m = X.shape[1]
    norms, units, edges = [None] * L, [None] * L, []
    dZ = cache[f"A{L}"] - Y
    for l in range(L, 0, -1):
        norms[l - 1] = np.linalg.norm(dZ @ cache[f"A{l-1}"].T / m, 2)
        units[l - 1] = np.mean(np.abs(dZ), axis=1)
        W = parameters[f"W{l}"]
        if l > 1:
            dZ = (W.T @ dZ) * (cache[f"A{l-1}"] > 0)
        for i in range(W.shape[1]):
            for j in range(W.shape[0]):
                edges.append([l, i, j, int(np.sign(W[j, i])), 2 * abs(W[j, i])])
    return {"norms": norms, "units": units, "edges": edges}

def draw(report, plot, bar):
    bar(["dW%d" % (k + 1) for k in range(len(report["norms"]))], report["norms"])
    for l, i, j, sign, width in report["edges"]:
        plot([l - 1, l], [i, j], c="b" if sign == 1 else "r", lw=width)
