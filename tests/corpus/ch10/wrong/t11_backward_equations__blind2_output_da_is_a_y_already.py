# expect: fail
# diagnosis: dA_is_difference
import numpy as np


def output_dA(A, Y):
    return A - Y
def layer_dZ(dA, slope):
    return np.multiply(dA, slope)
def layer_dW(dZ, A_prev):
    return np.einsum("im,jm->ij", dZ, A_prev) / dZ.shape[1]
def layer_db(dZ):
    return np.mean(dZ, axis=1).reshape(-1, 1)
def layer_dA_prev(W, dZ):
    return np.tensordot(W, dZ, axes=(0, 0))
