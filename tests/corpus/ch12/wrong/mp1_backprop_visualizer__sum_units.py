# expect: fail
# diagnosis: units_summed
import numpy as np
def backprop_report(parameters, X, Y):
    L = len(parameters) // 2
    m = X.shape[1]
    A, Z = [X], [None]
    for l in range(1, L + 1):
        Z.append(parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"])
        A.append(np.maximum(Z[-1], 0) if l < L else 1 / (1 + np.exp(-Z[-1])))
    D = A[L] - Y
    norms, units = [], []
    for l in reversed(range(1, L + 1)):
        norms = [np.sqrt(np.sum((D @ A[l - 1].T / m) ** 2))] + norms
        units = [np.abs(D).sum(1)] + units
        if l > 1:
            D = (parameters[f"W{l}"].T @ D) * (Z[l - 1] > 0)
    edges = []
    for l in range(1, L + 1):
        for (r, s), w in np.ndenumerate(parameters[f"W{l}"]):
            edges.append([l, s, r, int(np.sign(w)), 2 * abs(w)])
    return {"norms": norms, "units": units, "edges": edges}
def draw(report, plot, bar):
    for l, s, r, sign, width in report["edges"]:
        plot([l - 1, l], [s, r], color={1: "blue", -1: "red"}[sign], linewidth=width)
    bar([f"dW{i + 1}" for i in range(len(report["norms"]))], report["norms"])
