import sympy as sp
x = sp.symbols("x", real=True)
u = sp.symbols("u", real=True)

def chain():
    g = x**2 + 3 * x
    F = sp.sin(g)
    d1 = F.diff(x)
    return dict(second=sp.diff(F, x, 2), softplus=sp.diff(sp.log(1 + sp.exp(x**2)), x), derivative=d1,
                at_1=float(d1.subs(x, 1).evalf(30)), outer=sp.diff(sp.sin(u), u), inner=g.diff(x))
