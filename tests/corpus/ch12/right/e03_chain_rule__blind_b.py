import math
import sympy as sp
x = sp.symbols("x", real=True)
u = sp.symbols("u", real=True)

def chain():
    half = sp.Rational(1, 2)
    return {
        "outer": sp.sin(u + sp.pi / 2),
        "inner": 2 * (x + 3 * half),
        "derivative": 3 * sp.cos(x * (x + 3)) + 2 * x * sp.cos(x * (x + 3)),
        "at_1": 5 * math.cos(4),
        "second": 2 * sp.cos(x * (x + 3)) - (4 * x**2 + 12 * x + 9) * sp.sin(x * (x + 3)),
        "softplus": x * (1 + sp.tanh(x**2 / 2)),
    }
