import numpy as np


def layer_dA_prev(W, dZ):
    n, p = len(W), len(W[0]); m = len(dZ[0])
    return np.array([[sum(W[i][j] * dZ[i][k] for i in range(n)) for k in range(m)] for j in range(p)])
def layer_db(dZ):
    return np.array([[sum(row) / len(row)] for row in dZ])
def layer_dW(dZ, A_prev):
    m = np.size(dZ, 1)
    out = np.zeros((len(dZ), len(A_prev)))
    for k in range(m):
        out += np.outer(dZ[:, k], A_prev[:, k]) / m
    return out
def layer_dZ(dA, slope): return np.asarray(slope, float) * dA
def output_dA(A, Y):
    return (A - Y) / (A * (1 - A))
