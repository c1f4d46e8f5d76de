"""ch10.a2  A network without activations is one layer.    Chapter 10, exercise A2"""

import sympy as sp

W1 = sp.Matrix(2, 3, sp.symbols("u1:3(1:4)"))  # u11 u12 u13 / u21 u22 u23
b1 = sp.Matrix(2, 1, sp.symbols("b1:3"))
W2 = sp.Matrix(4, 2, sp.symbols("v1:5(1:3)"))
b2 = sp.Matrix(4, 1, sp.symbols("c1:5"))
W3 = sp.Matrix(2, 4, sp.symbols("w1:3(1:5)"))
b3 = sp.Matrix(2, 1, sp.symbols("d1:3"))
x = sp.symbols("x", real=True)
w = sp.symbols("w", positive=True)
b = sp.symbols("b", real=True)
L = sp.symbols("L", integer=True, positive=True)
k = sp.symbols("k", integer=True)


def collapse() -> dict:
    """The single layer that a deep linear network is worth, step by step.

    All activations are the identity: A[l] = W[l] A[l-1] + b[l], with A[0] = X. Arrays are (features, examples), W[l] is
    (n[l], n[l-1]), b[l] is (n[l], 1). The widths are [3, 2, 4, 2]. W1 (2, 3), b1, W2 (4, 2), b2, W3 (2, 4), b3 are
    given above as SymPy matrices of symbols, so that `W1[0, 2]` is the symbol u13.

    Return a dict with these keys (matrices as sympy.Matrix, all free of X):

      "W_eff"   : (4, 3), the matrix of layers 1 and 2 together, A[2] = W_eff X + b_eff
      "b_eff"   : (4, 1), their bias
      "W_eff3"  : (2, 3), the matrix of all three layers together
      "b_eff3"  : (2, 1), their bias
      "rank"    : the largest rank that W_eff of layers 1 and 2 can have, as a sympy.Integer
      "chain"   : a chain of L layers with one unit each; every layer has the weight w > 0 and the bias b. Its output as
                  an expression in w, b, L and the input x (L a positive integer).

    Example in numbers, widths [1, 1, 1]: W1 = 2, b1 = 3, W2 = 5, b2 = 7 gives W_eff = 10 and b_eff = 5*3 + 7 = 22.
    The proof for any depth belongs in the written part: show by induction over the layers that the collapse always
    happens, give W_eff and b_eff for L layers, and say what follows for deep networks without activations.
    """
    raise NotImplementedError("ch10.a2")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.a2 --rubric`), no machine does.
ANSWER = """
...
"""
