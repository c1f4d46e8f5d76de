"""ch12.e03  The chain rule, by hand.    Chapter 12, exercise 12.3"""

import sympy as sp

x = sp.symbols("x", real=True)
u = sp.symbols("u", real=True)


def chain() -> dict:
    """The derivative of sin(x**2 + 3 x), in steps, and one with three links.

    The symbols x and u are given above. With u = x**2 + 3 x and f = sin(u), angles in radians, return a dict:

      "outer"       : df/du, in u
      "inner"       : du/dx, in x
      "derivative"  : df/dx, in x
      "at_1"        : its value at x = 1, exactly or with ten or more significant digits
      "second"      : the second derivative of f by x, in x
      "softplus"    : the derivative of log(1 + exp(x**2)) by x (natural logarithm)

    Example of the rule: (2 x + 1)**3 has the derivative 3 (2 x + 1)**2 * 2.
    """
    raise NotImplementedError("ch12.e03")
