import sympy as sp

x = sp.symbols("x", real=True)
u = sp.symbols("u", real=True)

def chain():
    f = sp.sin(x**2 + 3 * x)
    return {"outer": sp.diff(sp.sin(u), u), "inner": sp.diff(x**2 + 3 * x, x), "derivative": f.diff(x),
            "at_1": f.diff(x).subs(x, 1), "second": sp.diff(f, x, 2), "softplus": sp.log(1 + sp.exp(x**2)).diff(x)}
