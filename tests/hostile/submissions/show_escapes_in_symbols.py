# attack: terminal escapes in the name of a SymPy symbol
# expect: fail
# stopped-by: names that cannot be shown do not cross
# says: a symbol whose name cannot be shown
# exercise: z6

import sympy as sp


def slope():
    return 2 * sp.Symbol("\x1b[2J\u202ex")
