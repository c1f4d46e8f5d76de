import sympy as sp
import mpmath
x = sp.symbols("x", real=True)
u = sp.symbols("u", real=True)
def chain():
    f = sp.Lambda(x, sp.sin(x**2 + 3 * x))
    fp = sp.Derivative(f(x), x).doit()
    return {"outer": sp.Derivative(sp.sin(u), u).doit(), "inner": sp.expand((x + sp.Rational(3, 2)) * 2), "derivative": fp,
            "at_1": sp.N(fp.subs(x, 1), 20), "second": fp.diff(x).rewrite(sp.exp).rewrite(sp.cos) if False else sp.trigsimp(fp.diff(x)),
            "softplus": 2 * x - 2 * x / (1 + sp.exp(x**2))}
