# attack: terms that SymPy would have to compute to print them in order, which takes for ever
# expect: fail error
# stopped-by: such terms are printed as they stand
# exercise: z6

import sympy as sp


def slope():
    x, k = sp.symbols("x k")
    tower = sp.Integer(5)
    for _ in range(3):
        tower = sp.exp(tower, evaluate=False)
    return sp.Add(x, sp.Sum(sp.sin(k**2), (k, 1, 10**30)), sp.sin(tower, evaluate=False), evaluate=False)
