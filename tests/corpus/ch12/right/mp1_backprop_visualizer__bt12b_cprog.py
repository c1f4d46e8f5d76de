import math
import numpy as np

def backprop_report(parameters, X, Y):
    L = 0
    while "W" + str(L + 1) in parameters:
        L = L + 1
    A = {0: X}
    Z = {}
    for l in range(1, L + 1):
        Z[l] = np.dot(parameters["W" + str(l)], A[l - 1]) + parameters["b" + str(l)]
        A[l] = Z[l] * (Z[l] > 0) if l != L else 1 / (1 + np.exp(-Z[l]))
    norms = [0.0] * L
    units = [None] * L
    edges = []
    dZ = A[L] - Y
    for l in range(L, 0, -1):
        W = parameters["W" + str(l)]
        G = np.zeros(W.shape)
        for i in range(W.shape[0]):
            for j in range(W.shape[1]):
                for k in range(X.shape[1]):
                    G[i][j] += dZ[i][k] * A[l - 1][j][k] / X.shape[1]
                s = 1 if W[i][j] > 0 else -1
                edges.append([l, j, i, s, 2 * s * W[i][j]])
        norms[l - 1] = math.sqrt(sum(G.flatten() ** 2))
        units[l - 1] = [sum(abs(x) for x in row) / len(row) for row in dZ.tolist()]
        if l > 1:
            dZ = np.where(Z[l - 1] > 0, np.dot(W.T, dZ), 0)
    return dict(norms=norms, units=units, edges=edges)

def draw(report, plot, bar):
    names = []
    for n in range(1, 1 + len(report["norms"])):
        names.append("dW" + str(n))
    bar(names, report["norms"])
    for e in report["edges"]:
        if e[3] > 0:
            plot([e[0] - 1, e[0]], [e[1], e[2]], color="blue", linewidth=e[4])
        else:
            plot([e[0] - 1, e[0]], [e[1], e[2]], color="red", linewidth=e[4])
