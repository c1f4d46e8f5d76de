# expect: fail
# diagnosis: value_for_slope
import sympy as sp

z = sp.symbols("z", real=True)
s = sp.symbols("s", positive=True)
k = sp.symbols("k", integer=True, positive=True)


def slope():
    sig = sp.Rational(1, 2) * (1 + sp.tanh(z / 2))
    f = s - s**2
    return {"derivative": sp.diff(sig, z), "in_s": f, "second_in_s": sp.factor(sp.diff(f, s) * f), "best_s": sp.Rational(1, 2), "best_z": sp.Integer(0),
            "maximum": sp.Rational(1, 4), "at_2": sp.exp(2) / (1 + sp.exp(2)), "layers": sp.exp(-k * sp.log(4))}
