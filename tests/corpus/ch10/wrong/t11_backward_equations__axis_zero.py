# expect: fail
# diagnosis: db_other_axis
import numpy as np


def output_dA(A, Y):
    return -Y / A + (1 - Y) / (1 - A)


def layer_dZ(dA, slope):
    return dA * slope


def layer_dW(dZ, A_prev):
    return dZ @ A_prev.T / dZ.shape[1]


def layer_db(dZ):
    return np.sum(dZ, axis=0, keepdims=True) / dZ.shape[1]


def layer_dA_prev(W, dZ):
    return W.T @ dZ
