# expect: fail
# diagnosis: dA_is_difference
# takes dA for dZ
import numpy as np


def output_dA(A, Y):
    return A - Y


def layer_dZ(dA, slope):
    return dA * slope


def layer_dW(dZ, A_prev):
    return dZ @ A_prev.T / dZ.shape[1]


def layer_db(dZ):
    return dZ.mean(axis=1, keepdims=True)


def layer_dA_prev(W, dZ):
    return W.T @ dZ
