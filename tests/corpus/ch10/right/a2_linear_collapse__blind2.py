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
    W_eff = W2 @ W1
    b_eff = W2 @ b1 + b2
    return {"W_eff": W_eff, "b_eff": b_eff, "W_eff3": W3 @ W_eff, "b_eff3": W3 @ b_eff + b3, "rank": 2,
            "chain": w**L * x + b * (w**L - 1) / (w - 1)}
