import sympy as sp
z = sp.symbols("z", real=True); s = sp.symbols("s", positive=True); k = sp.symbols("k", integer=True, positive=True)
def slope():
    sig = 1 / (1 + sp.exp(-z))
    d = sp.diff(sig, z)
    return {"derivative": d, "in_s": s - s ** 2, "second_in_s": sp.factor(sp.expand((s - s ** 2) * (1 - 2 * s))), "best_s": 0.5, "best_z": 0,
            "maximum": sp.Rational(1, 4), "at_2": d.subs(z, 2).evalf(20), "layers": 4 ** (-k)}
