"""ch12.t4  The chain rule from scalars to layers.    Chapter 12, section 12.4.3"""

import sympy as sp

x, w, b, y = sp.symbols("x w b y", real=True)
s = sp.symbols("s", positive=True)  # the value sigma(w x + b)
W = sp.Matrix(2, 3, sp.symbols("w1:3(1:4)", real=True))  # w11 w12 w13 / w21 w22 w23
a = sp.Matrix(sp.symbols("a1 a2 a3", real=True))  # (3, 1)
d = sp.Matrix(sp.symbols("d1 d2", real=True))  # (2, 1): dL/dz1, dL/dz2


def derivatives() -> dict:
    """Derivatives along one path, along two paths and through a layer.

    All symbols are given above. Return a dict of SymPy expressions (matrices as sympy.Matrix or lists of rows):

      "one path"    : dL/dx for L = u**3, u = 2 x + 1, in x
      "two paths"   : dL/dx for L = u v, u = x**2, v = exp(x), in x
      "unit"        : dL/dw for L = (s - y)**2 / 2, s = sigma(z), z = w x + b (sigma the sigmoid), in s, y and x
      "da1"         : dL/da1, where z = W a with W (2, 3), a (3, 1), z (2, 1), and d = (dL/dz1, dL/dz2) is known
      "dw23"        : dL/dw23 in the same layer (row 2, column 3 of W)
      "jacobian"    : the Jacobian of z by a, (2, 3): row j, column k holds dz_j/da_k
      "da"          : (3, 1), all dL/da_k
      "dW"          : (2, 3), all dL/dw_jk

    Example: for L = u + v, u = 2 x, v = 5 x the derivative by x is 2 + 5 = 7.
    """
    raise NotImplementedError("ch12.t4")
