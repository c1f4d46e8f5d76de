# expect: fail
# diagnosis: indices_swapped
import numpy as np
import sympy as sp

dZ = sp.Matrix(2, 3, sp.symbols("d1:3(1:4)"))  # d11 d12 d13 / d21 d22 d23
A_prev = sp.Matrix(4, 3, sp.symbols("a1:5(1:4)"))  # a11 a12 a13 / a21 ... / a41 a42 a43
W = sp.Matrix(2, 4, sp.symbols("w1:3(1:5)"))  # w11 ... w14 / w21 ... w24


def derive():
    m = 3
    J = sp.zeros(2, 4)
    for i in range(2):
        for j in range(4):
            J[i, j] = sum(dZ[i, k] * A_prev[j, k] for k in range(m)) / m
    return {"dA_prev": W.T * dZ, "db": dZ * sp.ones(3, 1) / 3, "dW": J, "dJ_dw13": J[0, 2], "dz12_dw23": sp.S.Zero, "dz12_dw13": A_prev[1, 2]}
def weight_gradient(dZ, A_prev):
    return np.mean(dZ[:, None, :] * A_prev[None], axis=-1)
