"""ch12.e03  The chain rule, by hand.    Chapter 12, exercise 12.3"""

import sympy as sp

from dlgrade import exercise

x = sp.symbols("x", real=True)
u = sp.symbols("u", real=True)


@exercise(
    kind="symbolic",
    uses=("sympy",),
    points=4,
    topics=("chain-rule", "derivatives"),
    hints=(
        "Cover the inner expression with your hand and call it u. What is left, and what is its derivative by u?",
        "The outer derivative is taken at u, the inner value, not at x and not at the inner derivative. Then it is "
        "multiplied with du/dx.",
        "outer: cos u. inner: the derivative of a parabola. Put u = x**2 + 3 x back into the outer one and multiply. "
        "For the last key do the same three times: log, 1 + exp, square.",
    ),
)
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
    v = x**2 + 3 * x
    return {
        "outer": sp.cos(u),
        "inner": 2 * x + 3,
        "derivative": (2 * x + 3) * sp.cos(v),
        "at_1": 5 * sp.cos(4),
        "second": 2 * sp.cos(v) - (2 * x + 3) ** 2 * sp.sin(v),
        "softplus": 2 * x * sp.exp(x**2) / (1 + sp.exp(x**2)),
    }


@chain.alternative
def by_sympy():
    f = sp.sin(x**2 + 3 * x)
    return {
        "outer": sp.diff(sp.sin(u), u),
        "inner": sp.diff(x**2 + 3 * x, x),
        "derivative": sp.diff(f, x),
        "at_1": sp.diff(f, x).subs(x, 1),
        "second": sp.diff(f, x, 2),
        "softplus": sp.diff(sp.log(1 + sp.exp(x**2)), x),
    }


@chain.alternative
def written_otherwise():
    return {
        **chain(),
        "derivative": sp.cos(x * (x + 3)) * 2 * (x + sp.Rational(3, 2)),
        "at_1": -3.268218104318060,
        "softplus": 2 * x / (1 + sp.exp(-(x**2))),
    }


@chain.mistake("The derivative of sin is -cos.")
def minus_cosine():
    right = chain()
    return {**right, "outer": -sp.cos(u), "derivative": -right["derivative"], "at_1": -5 * sp.cos(4)}


@chain.mistake("The outer derivative is enough; the inner function is just put in.")
def inner_factor_forgotten():
    return {**chain(), "derivative": sp.cos(x**2 + 3 * x), "at_1": sp.cos(4)}


@chain.mistake("Both functions are differentiated, and the one is put into the other.")
def outer_at_inner_derivative():
    return {**chain(), "derivative": sp.cos(2 * x + 3), "at_1": sp.cos(5)}


@chain.mistake("The derivatives of the two functions add up.")
def added():
    return {**chain(), "derivative": 2 * x + 3 + sp.cos(x**2 + 3 * x), "at_1": 5 + sp.cos(4)}


@chain.mistake("The outer derivative is taken at x.")
def outer_at_x():
    return {**chain(), "derivative": (2 * x + 3) * sp.cos(x), "at_1": 5 * sp.cos(1)}


@chain.mistake("x**2 + 3 x has the slope 2 x; the second term is a constant.")
def linear_term_forgotten():
    return {**chain(), "inner": 2 * x, "derivative": 2 * x * sp.cos(x**2 + 3 * x), "at_1": 2 * sp.cos(4)}


@chain.mistake("Angles are in degrees.")
def degrees():
    return {**chain(), "at_1": 5 * sp.cos(sp.pi / 45)}


@chain.mistake("The second derivative differentiates the outer function twice and the inner one once more.")
def product_rule_forgotten():
    return {**chain(), "second": -((2 * x + 3) ** 2) * sp.sin(x**2 + 3 * x)}


@chain.mistake("The derivative of a logarithm is one over its argument, and that is the end of it.")
def chain_stops_at_the_logarithm():
    return {**chain(), "softplus": 1 / (1 + sp.exp(x**2))}


@chain.mistake("exp stays as it is, so its inner square needs no factor.")
def innermost_link_forgotten():
    return {**chain(), "softplus": sp.exp(x**2) / (1 + sp.exp(x**2))}


@chain.mistake("The inner derivative comes out once, also when one differentiates twice.")
def inner_factor_once():
    return {**chain(), "second": 2 * sp.cos(x**2 + 3 * x) - (2 * x + 3) * sp.sin(x**2 + 3 * x)}


@chain.mistake("One over the argument, times the slope of the square: exp leaves no factor of its own.")
def exponential_lost():
    return {**chain(), "softplus": 2 * x / (1 + sp.exp(x**2))}


@chain.mistake("The outer derivative is taken at the inner derivative.")
def outer_at_inner_slope():
    return {**chain(), "derivative": (2 * x + 3) * sp.cos(2 * x + 3), "at_1": 5 * sp.cos(5)}


chain.case_per_key(
    names={
        "outer": "the outer function",
        "inner": "the inner function",
        "derivative": "the derivative",
        "at_1": "its value at 1",
        "second": "the second derivative",
        "softplus": "three links",
    }
)
