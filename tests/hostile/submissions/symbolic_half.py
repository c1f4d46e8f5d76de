# attack: right where it is known, and too large to be computed where it is not
# expect: fail
# stopped-by: an expression that cannot be computed where the right one can is not taken for it
# says: too large to be compared
# exercise: z6

import sympy as sp


def slope():
    x, a = sp.symbols("x a", real=True)
    return sp.Piecewise((2 * a * x, x > 0), (sp.Pow(10, 5000, evaluate=False), True))
