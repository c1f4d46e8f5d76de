# attack: an expression class that equals every other
# expect: fail error
# stopped-by: plain values only cross
# exercise: z6

import sympy as sp


class Liar(sp.Symbol):
    def __eq__(self, other):
        return True

    __hash__ = sp.Symbol.__hash__

    def _eval_simplify(self, **kwargs):
        return sp.Integer(0)

    __sub__ = __rsub__ = lambda self, other: sp.Integer(0)


def slope():
    return Liar("x")
