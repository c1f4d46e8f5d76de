"""toy.z6  The slope of a parabola.    Toys, exercise 6"""

import sympy as sp

x, a = sp.symbols("x a", real=True)


def slope() -> sp.Expr:
    """The derivative of a x^2 with respect to x, as a SymPy expression in the symbols x and a.

    Return the expression, in any form that is equal to it. For example, the derivative of a x would be the
    expression a, and the derivative of x^3 would be 3*x**2.
    """
    raise NotImplementedError("toy.z6")
