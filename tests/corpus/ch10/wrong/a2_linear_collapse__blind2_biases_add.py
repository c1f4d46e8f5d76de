# expect: fail
# diagnosis: last_bias_dropped
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


def collapse():
    X = sp.zeros(3, 1)
    ones = sp.Matrix([1])
    W_eff = (W2 * W1).applyfunc(sp.expand)
    b_eff = W2 * b1
    return {"chain": w**L * x + b * sp.Sum(w**k, (k, 0, L - 1)), "rank": sp.Integer(2),
            "b_eff3": (W3 * b_eff + b3).expand(), "W_eff3": W3 * W2 * W1, "b_eff": b_eff, "W_eff": W_eff}
