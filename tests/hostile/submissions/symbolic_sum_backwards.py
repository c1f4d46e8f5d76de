# attack: right where it is known, and a sum over nothing that is agreed on where it is not
# expect: fail
# stopped-by: an expression that cannot be computed where the right one can is not taken for it
# exercise: z6

import sympy as sp


def slope():
    x, a, k = sp.symbols("x a k", real=True)
    return sp.Piecewise((2 * a * x, x > 0), (sp.Sum(k, (k, 9, 1)), True))
