# expect: fail
# diagnosis: dA_sign
import numpy as np


def output_dA(A, Y):
    return Y / A - (1 - Y) / (1 - A)


def layer_dZ(dA, slope):
    return dA * slope


def layer_dW(dZ, A_prev):
    return dZ @ A_prev.T / dZ.shape[1]


def layer_db(dZ):
    return dZ.mean(axis=1, keepdims=True)


def layer_dA_prev(W, dZ):
    return W.T @ dZ
