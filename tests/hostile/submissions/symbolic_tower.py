# attack: a power whose value has more digits than there are atoms
# expect: fail timeout
# stopped-by: exponents are bounded before anything is computed
# exercise: z6

import sympy as sp


def slope():
    ten = sp.Integer(10)
    return sp.Pow(ten, sp.Pow(ten, 100, evaluate=False), evaluate=False)
