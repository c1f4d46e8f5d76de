# expect: fail
# diagnosis: exponential_lost
import sympy as sp
x = sp.symbols("x", real=True)
u = sp.symbols("u", real=True)

def chain():
    out = {}
    out["outer"] = sp.cos(u)
    out["inner"] = sp.Poly(2 * x + 3, x).as_expr()
    out["derivative"] = (out["outer"] * out["inner"]).subs(u, x**2 + 3 * x)
    out["at_1"] = 5 * sp.cos(4)
    out["second"] = 2 * sp.cos(x**2 + 3 * x) - (2 * x + 3) ** 2 * sp.sin(x**2 + 3 * x)
    out["softplus"] = 2 * x / (1 + sp.exp(x**2))
    return out
