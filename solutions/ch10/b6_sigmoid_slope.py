"""ch10.b6  The slope of the sigmoid.    Chapter 10, exercise B6"""

import sympy as sp

from dlgrade import exercise

z = sp.symbols("z", real=True)
s = sp.symbols("s", positive=True)
k = sp.symbols("k", integer=True, positive=True)


@exercise(
    kind="symbolic",
    uses=("sympy",),
    points=6,
    topics=("sigmoid", "derivatives", "vanishing-gradients"),
    hints=(
        "Write the sigmoid as (1 + exp(-z)) to the power -1 and use the chain rule twice. Two minus signs meet.",
        "Call s the value of the sigmoid. Then exp(-z) = (1 - s) / s: put this into the derivative, and z is gone.",
        "Where is s (1 - s) largest, as a parabola in s? Which z gives that s? Two different questions.",
        "For the second derivative by z, s itself depends on z: differentiate by s first, then multiply by ds/dz.",
    ),
    rubric=(
        "The derivative is computed with the chain rule and brought into the form s (1 - s).",
        "The maximum is proved, by a derivative that is zero or by completing the square: 1/4 - (s - 1/2)**2.",
        "The consequence: each sigmoid layer multiplies the gradient by at most 1/4, unless large weights make "
        "up for it.",
    ),
    rubric_points=3,
)
def slope() -> dict:
    """The derivative of sigma(z) = 1 / (1 + exp(-z)), its other form, and its maximum.

    The symbols z (real), s (the value sigma(z), a number between 0 and 1) and k (a positive integer) are given above.
    Return a dict of SymPy expressions:

      "derivative"   : sigma'(z), in z
      "in_s"         : the same in s alone
      "second_in_s"  : the second derivative sigma''(z), by z, written in s alone
      "best_s"       : the s for which the slope is largest
      "best_z"       : the z for which the slope is largest
      "maximum"      : the largest slope, an exact number
      "at_2"         : sigma'(2), exactly or as a number with 10 or more significant digits
      "layers"       : the largest possible product of the slopes of k sigmoid layers, in k

    Check of your formulas: sigma(1) is 0.731059 and sigma'(1) is 0.196612.
    """
    e = sp.exp(-z)
    return {
        "derivative": e / (1 + e) ** 2,
        "in_s": s * (1 - s),
        "second_in_s": s * (1 - s) * (1 - 2 * s),
        "best_s": sp.Rational(1, 2),
        "best_z": sp.Integer(0),
        "maximum": sp.Rational(1, 4),
        "at_2": sp.exp(-2) / (1 + sp.exp(-2)) ** 2,
        "layers": sp.Rational(1, 4) ** k,
    }


@slope.alternative
def differentiated_by_sympy():
    t = sp.Symbol("z")
    sigma = 1 / (1 + sp.exp(-t))
    return {
        "derivative": sp.diff(sigma, t),
        "in_s": s - s**2,
        "second_in_s": 2 * s**3 - 3 * s**2 + s,
        "best_s": 0.5,
        "best_z": 0,
        "maximum": 0.25,
        "at_2": 0.10499358540350652,
        "layers": 2 ** (-2 * k),
    }


@slope.alternative
def by_hyperbolic_functions():
    return {
        **slope(),
        "derivative": (1 - sp.tanh(z / 2) ** 2) / 4,
        "in_s": sp.Rational(1, 4) - (s - sp.Rational(1, 2)) ** 2,
        "at_2": 1 / (4 * sp.cosh(1) ** 2),
        "layers": sp.exp(-k * sp.log(4)),
    }


@slope.mistake("The rule is z (1 - z): the input is put in, not the sigmoid's value.")
def rule_applied_to_z():
    return {**slope(), "derivative": z * (1 - z), "at_2": sp.Integer(-2)}


@slope.mistake("The derivative of a power -1 has a minus sign, and that is the only one.")
def inner_sign_forgotten():
    right = slope()
    return {**right, "derivative": -right["derivative"]}


@slope.mistake("The slope is 1 minus the square of the value, as for tanh.")
def rule_of_tanh():
    return {**slope(), "in_s": 1 - s**2}


@slope.mistake("The second derivative is the derivative of s (1 - s), and that is 1 - 2 s.")
def chain_rule_forgotten():
    return {**slope(), "second_in_s": 1 - 2 * s}


@slope.mistake("The slope is largest where the sigmoid is largest, at s = 1.")
def steepest_at_the_top():
    return {**slope(), "best_s": sp.Integer(1)}


@slope.mistake("The slope is largest at z = 1/2.")
def s_and_z_mixed_up():
    return {**slope(), "best_z": sp.Rational(1, 2)}


@slope.mistake("The largest slope is 1/2, the value of the sigmoid in the middle.")
def maximum_half():
    return {**slope(), "maximum": sp.Rational(1, 2), "layers": sp.Rational(1, 2) ** k}


@slope.mistake("The bounds of the layers add up.")
def layers_add_up():
    return {**slope(), "layers": k / 4}


slope.case_per_key(
    names={
        "derivative": "sigma'(z)",
        "in_s": "the slope in s",
        "second_in_s": "the second derivative",
        "best_s": "the s of the maximum",
        "best_z": "the z of the maximum",
        "maximum": "the maximum",
        "at_2": "the slope at 2",
        "layers": "k layers",
    }
)


@slope.mistake("The slope at 2 is the value at 2.")
def value_for_slope():
    return {**slope(), "at_2": 1 / (1 + sp.exp(-2))}


@slope.mistake("The second derivative has the factor 2s - 1.")
def second_sign():
    return {**slope(), "second_in_s": s * (1 - s) * (2 * s - 1)}
