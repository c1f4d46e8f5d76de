import numpy as np


def output_dA(A, Y):
    return -(np.divide(Y, A) - np.divide(1 - Y, 1 - A))


def layer_dZ(dA, slope):
    dA *= slope
    return dA


def layer_dW(dZ, A_prev):
    n, m = dZ.shape
    return np.array([[sum(dZ[i, k] * A_prev[j, k] for k in range(m)) / m for j in range(len(A_prev))] for i in range(n)])


def layer_db(dZ):
    return dZ.mean(axis=1).reshape(-1, 1)


def layer_dA_prev(W, dZ):
    return np.dot(dZ.T, W).T
