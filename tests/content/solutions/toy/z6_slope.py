"""toy.z6  The slope of a parabola.    Toys, exercise 6"""

import sympy as sp

from dlgrade import exercise

x, a = sp.symbols("x a", real=True)


@exercise(
    kind="symbolic",
    points=2,
    topics=("toys",),
    uses=("sympy",),
    hints=(
        "What is the power rule?",
        "Bring the power down and lower it by one.",
        "The slope of a x^n is n a x^(n-1); here n is two.",
    ),
)
def slope() -> sp.Expr:
    """The derivative of a x^2 with respect to x, as a SymPy expression in the symbols x and a.

    Return the expression, in any form that is equal to it. For example, the derivative of a x would be the
    expression a, and the derivative of x^3 would be 3*x**2.
    """
    return 2 * a * x


slope.mistake("The power stays as it is.", name="power_stays", edit=("2 * a * x", "2 * a * x**2"))
slope.mistake("The power does not come down.", name="no_factor", edit=("2 * a * x", "a * x"))
slope.mistake("The constant drops out.", name="constant_drops", edit=("2 * a * x", "2 * x"))

slope.call_case("the slope")
