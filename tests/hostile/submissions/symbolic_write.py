# attack: write where reading libraries is allowed
# expect: forbidden
# stopped-by: Landlock
# says: not available while judging
# exercise: z6

import os

import sympy as sp

os.close(os.open("@OUTSIDE@/written", os.O_CREAT | os.O_WRONLY))


def slope():
    x, a = sp.symbols("x a", real=True)
    return 2 * a * x
