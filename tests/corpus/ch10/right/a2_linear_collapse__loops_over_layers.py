import sympy as sp
W1 = sp.Matrix(2, 3, sp.symbols("u1:3(1:4)")); b1 = sp.Matrix(2, 1, sp.symbols("b1:3"))
W2 = sp.Matrix(4, 2, sp.symbols("v1:5(1:3)")); b2 = sp.Matrix(4, 1, sp.symbols("c1:5"))
W3 = sp.Matrix(2, 4, sp.symbols("w1:3(1:5)")); b3 = sp.Matrix(2, 1, sp.symbols("d1:3"))
x = sp.symbols("x", real=True); w = sp.symbols("w", positive=True); b = sp.symbols("b", real=True)
L = sp.symbols("L", integer=True, positive=True); k = sp.symbols("k", integer=True)
def collapse():
    def join(layers):
        W, c = sp.eye(3), sp.zeros(3, 1)
        for V, d in layers:
            W, c = V * W, V * c + d
        return W, c
    e, f = join([(W1, b1), (W2, b2)])
    g, h = join([(W1, b1), (W2, b2), (W3, b3)])
    return {"W_eff": e, "b_eff": f, "W_eff3": g.expand(), "b_eff3": h, "rank": 2,
            "chain": w ** L * x + b * sp.summation(w ** k, (k, 0, L - 1))}
