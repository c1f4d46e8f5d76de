"""ch10.b2  Derive the gradient of a weight matrix.    Chapter 10, exercise B2"""

import numpy as np
import sympy as sp

dZ = sp.Matrix(2, 3, sp.symbols("d1:3(1:4)"))  # d11 d12 d13 / d21 d22 d23
A_prev = sp.Matrix(4, 3, sp.symbols("a1:5(1:4)"))  # a11 a12 a13 / a21 ... / a41 a42 a43
W = sp.Matrix(2, 4, sp.symbols("w1:3(1:5)"))  # w11 ... w14 / w21 ... w24


def derive() -> dict:
    """The gradient of W[l], from one entry to the matrix formula.

    One layer: Z = W A_prev + b for m = 3 examples in the columns. W is (2, 4), A_prev (4, 3), Z (2, 3), b (2, 1). The
    cost J is the mean of the examples' losses. Convention: dZ holds the derivative of each example's own loss, without
    1/m; dA_prev likewise; dW and db are derivatives of J and do carry 1/m.

    dZ, A_prev and W are given above as SymPy matrices of symbols; names count from 1, so a32 stands in row 3, column 2
    (in Python A_prev[2, 1]). Return a dict with these keys:

      "dz12_dw13"  : the derivative of Z's entry in row 1, column 2 by W's entry w13
      "dz12_dw23"  : the derivative of the same entry by w23
      "dJ_dw13"    : the derivative of J by w13, in entries of dZ and A_prev
      "dW"         : (2, 4), all of them
      "db"         : (2, 1), the derivative of J by b
      "dA_prev"    : (4, 3), the derivative of each example's loss by its inputs

    The second function, weight_gradient, is the same formula in NumPy. The written part is the derivation itself.
    Example of the rule for one weight, with one input, one unit and m = 2 examples: dZ = [3, 5], A_prev = [10, 20]
    gives dW = (3*10 + 5*20) / 2 = 65.
    """
    raise NotImplementedError("ch10.b2")


def weight_gradient(dZ: np.ndarray, A_prev: np.ndarray) -> np.ndarray:
    """dW (n, n_prev) from dZ (n, m) without 1/m and A_prev (n_prev, m); examples are columns, dW carries 1/m.

    Example: dZ = [[1, -1, 2], [0, 1, 1]] and A_prev = [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 0, 1]] give an array (2, 4)
    that starts with 5/3.
    """
    raise NotImplementedError("ch10.b2")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.b2 --rubric`), no machine does.
ANSWER = """
...
"""
