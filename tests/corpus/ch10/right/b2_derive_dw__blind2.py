import numpy as np
import sympy as sp

dZ = sp.Matrix(2, 3, sp.symbols("d1:3(1:4)"))  # d11 d12 d13 / d21 d22 d23
A_prev = sp.Matrix(4, 3, sp.symbols("a1:5(1:4)"))  # a11 a12 a13 / a21 ... / a41 a42 a43
W = sp.Matrix(2, 4, sp.symbols("w1:3(1:5)"))  # w11 ... w14 / w21 ... w24


def derive():
    bs = sp.Matrix(sp.symbols("q1 q2"))
    Z = (W * A_prev).applyfunc(sp.expand)
    z12 = Z[0, 1]
    J = sum(dZ.multiply_elementwise(Z)) / sp.Integer(3)
    dW = sp.Matrix(2, 4, lambda i, j: sp.diff(J, W[i, j]))
    return dict(dz12_dw13=sp.diff(z12, W[0, 2]), dz12_dw23=0, dJ_dw13=dW[2], dW=dW, db=sp.Rational(1, 3) * sp.Matrix([sum(dZ.row(0)), sum(dZ.row(1))]),
        dA_prev=sp.Matrix(4, 3, lambda j, k: sum(sp.diff(Z[i, k], A_prev[j, k]) * dZ[i, k] for i in range(2))))
def weight_gradient(dZ: np.ndarray, A_prev: np.ndarray) -> np.ndarray:
    dZ = np.asarray(dZ, dtype=float); A_prev = np.asarray(A_prev, dtype=float)
    assert dZ.shape[1] == A_prev.shape[1]
    return np.inner(dZ, A_prev) / dZ.shape[-1]
