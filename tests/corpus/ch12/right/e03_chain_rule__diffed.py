import sympy as sp
x = sp.symbols("x", real=True); u = sp.symbols("u", real=True)
def chain():
    f = sp.sin(x ** 2 + 3 * x)
    d = f.diff(x)
    return {"outer": sp.cos(u), "inner": 3 + 2 * x, "derivative": d, "at_1": 5 * sp.cos(4), "second": d.diff(x), "softplus": sp.log(1 + sp.exp(x ** 2)).diff(x)}
