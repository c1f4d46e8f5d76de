# attack: a power whose exponent SymPy would have to compute, which takes for ever
# expect: fail error
# stopped-by: the grader computes nothing to rebuild an expression
# says: a power with an exponent beyond
# exercise: z6

import sympy as sp


def slope():
    x, k = sp.symbols("x k")
    return x ** sp.Sum(sp.sin(k**2), (k, 1, 10**30))
