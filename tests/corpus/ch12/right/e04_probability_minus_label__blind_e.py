import sympy as sp
z = sp.symbols("z", real=True)
a = sp.symbols("a", positive=True)
y = sp.symbols("y", real=True)
p1, p2, p3 = sp.symbols("p1 p2 p3", positive=True)
y1, y2, y3 = sp.symbols("y1 y2 y3", real=True)
def derive():
    zs = sp.symbols("z1:4")
    tot = sum(map(sp.exp, zs))
    sig = sp.exp(z) / (sp.exp(z) + 1)
    inst = [(sp.exp(k) / (sp.exp(2) + sp.E + sp.exp(sp.Rational(1, 10))) - h) for k, h in ((2, 1), (1, 0), (sp.Rational(1, 10), 0))]
    return {"dL_da": (1 - y) / (1 - a) - y / a, "da_dz": sp.factor(a - a**2), "dL_dz": sp.expand((1 - y) * a - y * (1 - a)),
            "loss_of_z": (1 - y) * z - sp.log(sig) if True else 0, "dp1_dz1": p1 - p1 * p1, "dp2_dz1": -p1 * p2,
            "three_paths": p1 * y1 + p1 * y2 + p1 * y3 - y1, "dL_dz1": p1 - y1, "instance": [v.evalf(15) for v in inst]}
