# expect: todo
# diagnosis: none
import numpy as np


def output_dA(A, Y):
    return -Y / A + (1 - Y) / (1 - A)


def layer_dZ(dA, slope):
    return dA * slope


def layer_dW(dZ, A_prev):
    raise NotImplementedError("ch10.t11")


def layer_db(dZ):
    raise NotImplementedError("ch10.t11")


def layer_dA_prev(W, dZ):
    raise NotImplementedError("ch10.t11")
