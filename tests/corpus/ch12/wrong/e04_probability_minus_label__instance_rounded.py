# expect: fail
# diagnosis: none
import sympy as sp
z = sp.symbols("z", real=True)
a = sp.symbols("a", positive=True)
y = sp.symbols("y", real=True)
p1, p2, p3 = sp.symbols("p1 p2 p3", positive=True)
y1, y2, y3 = sp.symbols("y1 y2 y3", real=True)

def derive():
    L = -(y * sp.log(a) + (1 - y) * sp.log(1 - a))
    out = {}
    out["dL_da"] = sp.diff(L, a)
    out["da_dz"] = a - a**2
    out["dL_dz"] = -y + a
    out["loss_of_z"] = sp.log(1 + sp.exp(z)) - y * z
    out["dp1_dz1"] = p1 * (1 - p1)
    out["dp2_dz1"] = -p1 * p2
    out["three_paths"] = -y1 / p1 * p1 * (1 - p1) + y2 * p1 + y3 * p1
    out["dL_dz1"] = p1 - y1
    e = [sp.exp(v) for v in (2, 1, sp.Rational(1, 10))]
    s = sum(e)
    out["instance"] = [e[0] / s - 1, e[1] / s, e[2] / s]
    out["instance"] = [round(float(v), 4) for v in out["instance"]]
    return out
