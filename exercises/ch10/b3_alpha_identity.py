"""ch10.b3  Every weight matrix is alpha times the identity.    Chapter 10, exercise B3"""

import sympy as sp

alpha = sp.symbols("alpha", real=True)
L = sp.symbols("L", integer=True, positive=True)
x = sp.Matrix(sp.symbols("x1 x2", real=True))  # (2, 1)
y = sp.Matrix(sp.symbols("y1 y2", real=True))  # (2, 1)


def gradients() -> dict:
    """The gradient of the first layer when W[l] = alpha I for all l = 1, ..., L.

    Linear activations, no biases, width 2 everywhere, one example x (2, 1) with the target y (2, 1); the cost is
    J = 1/2 ||yhat - y||^2 with yhat = A[L], so m = 1. alpha is real, L is a positive integer; the symbols alpha, L and
    the matrices x = (x1, x2), y = (y1, y2) are given above. Columns are (2, 1) matrices.

    Return a dict with these keys:

      "output"   : yhat, (2, 1)
      "dZ_L"     : dJ/dZ[L], (2, 1)
      "factor"   : the scalar f in dJ/dZ[1] = f dJ/dZ[L]
      "dZ_1"     : dJ/dZ[1], (2, 1), in alpha, L, x, y
      "dW_1"     : dJ/dW[1], (2, 2), the derivative by each entry of the first matrix (the other matrices held fixed)
      "neutral"  : the value of |alpha| for which f neither shrinks nor grows with L
      "f_09"     : f for alpha = 0.9 and L = 50, exactly or with 10 or more significant digits
      "f_11"     : f for alpha = 1.1 and L = 50, likewise

    Example: for L = 3, alpha = 2, x = (1, 0) and y = (0, 0) the output is (8, 0), dZ[1] is (32, 0).
    """
    raise NotImplementedError("ch10.b3")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.b3 --rubric`), no machine does.
ANSWER = """
...
"""
