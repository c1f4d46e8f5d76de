import sympy as sp
z = sp.symbols("z", real=True); a = sp.symbols("a", positive=True); y = sp.symbols("y", real=True)
p1, p2, p3 = sp.symbols("p1 p2 p3", positive=True); y1, y2, y3 = sp.symbols("y1 y2 y3", real=True)
def derive():
    e = [sp.exp(2), sp.exp(1), sp.exp(sp.Rational(1, 10))]
    S = sum(e)
    return {"dL_da": (a - y) / (a * (1 - a)), "da_dz": a - a * a, "dL_dz": a - y, "loss_of_z": sp.log(1 + sp.exp(z)) - y * z,
            "dp1_dz1": p1 * (1 - p1), "dp2_dz1": -p1 * p2, "three_paths": p1 * (y1 + y2 + y3) - y1, "dL_dz1": p1 - y1,
            "instance": [e[0] / S - 1, e[1] / S, (e[2] / S).evalf(15)]}
