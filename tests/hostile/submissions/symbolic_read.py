# attack: read the solution where reading libraries is allowed
# expect: forbidden
# stopped-by: Landlock
# says: `open()` is not available
# exercise: z6

import sympy as sp

text = open("@SOLUTION@").read()


def slope():
    x, a = sp.symbols("x a", real=True)
    return 2 * a * x
