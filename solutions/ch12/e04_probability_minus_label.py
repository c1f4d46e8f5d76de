"""ch12.e04  A - Y, derived twice.    Chapter 12, exercise 12.4"""

import sympy as sp

from dlgrade import exercise

z = sp.symbols("z", real=True)
a = sp.symbols("a", positive=True)  # sigma(z)
y = sp.symbols("y", real=True)
p1, p2, p3 = sp.symbols("p1 p2 p3", positive=True)  # softmax of z1, z2, z3
y1, y2, y3 = sp.symbols("y1 y2 y3", real=True)


@exercise(
    kind="symbolic",
    uses=("sympy",),
    points=9,
    topics=("cross-entropy", "softmax", "sigmoid", "derivatives"),
    hints=(
        "Take the chain in two links: from the loss to the output, and from the output to z. Multiply only at the end.",
        "Sigmoid: the slope a (1 - a) contains both denominators of the loss's derivative. Multiply out and watch the "
        "mixed terms.",
        "Softmax: z1 stands in the denominator of all three probabilities, so the loss depends on z1 along three "
        "paths. Quotient rule once for p1 and once for p2.",
        "Add -y_k / p_k times dp_k/dz1 for k = 1, 2, 3. Every p_k cancels; collect what p1 is multiplied with, and "
        "remember what labels of one example add up to.",
    ),
    rubric=(
        "Sigmoid: derivative of the loss by a, slope a (1 - a), product multiplied out without skipping the mixed "
        "terms, which cancel.",
        "Softmax: the Jacobian p_j (1{j = k} - p_k) is derived, diagonal and off-diagonal entries.",
        "All three paths are summed and the labels' sum 1 is used, explicitly.",
        "Says that the short form is due to this pairing of output and loss and fails for other pairs.",
    ),
    rubric_points=4,
)
def derive() -> dict:
    """From the loss to dL/dz, for sigmoid with binary cross-entropy and for softmax with cross-entropy.

    All symbols are given above; one example, natural logarithm, no epsilon in the logarithm, no 1/m.

    Sigmoid: a = sigma(z), L = -(y log a + (1 - y) log(1 - a)).
      "dL_da"         : dL/da, in a and y
      "da_dz"         : da/dz, in a
      "dL_dz"         : dL/dz, in a and y, as short as possible
      "loss_of_z"     : L as a function of z and y, without a
    Softmax of (z1, z2, z3) with the probabilities p1, p2, p3 and L = -(y1 log p1 + y2 log p2 + y3 log p3).
      "dp1_dz1"       : in p1 alone
      "dp2_dz1"       : in p1 and p2
      "three_paths"   : dL/dz1 for ANY numbers y1, y2, y3, in p1, y1, y2, y3
      "dL_dz1"        : the same if y1 + y2 + y3 = 1, without y2 and y3
      "instance"      : [dL/dz1, dL/dz2, dL/dz3], a list of three numbers, exact or with ten or more significant digits,
                        for the logits (2, 1, 1/10) and the label (1, 0, 0)

    Check with one number: a = 0.8 and y = 1 give dL/da = -1.25 and dL/dz = -0.2. The written part is the derivation.
    """
    total = sp.exp(2) + sp.exp(1) + sp.exp(sp.Rational(1, 10))
    return {
        "dL_da": -y / a + (1 - y) / (1 - a),
        "da_dz": a * (1 - a),
        "dL_dz": a - y,
        "loss_of_z": sp.log(1 + sp.exp(z)) - y * z,
        "dp1_dz1": p1 * (1 - p1),
        "dp2_dz1": -p1 * p2,
        "three_paths": p1 * (y1 + y2 + y3) - y1,
        "dL_dz1": p1 - y1,
        "instance": [sp.exp(2) / total - 1, sp.exp(1) / total, sp.exp(sp.Rational(1, 10)) / total],
    }


@derive.alternative
def by_sympy():
    loss = -(y * sp.log(a) + (1 - y) * sp.log(1 - a))
    logits = sp.symbols("z1:4", real=True)
    total = sum(sp.exp(v) for v in logits)
    numbers = dict(zip(logits, (2, 1, sp.Rational(1, 10)), strict=True))
    return {
        "dL_da": sp.diff(loss, a),
        "da_dz": a - a**2,
        "dL_dz": sp.diff(loss, a) * a * (1 - a),
        "loss_of_z": loss.subs(a, 1 / (1 + sp.exp(-z))),
        "dp1_dz1": p1 - p1**2,
        "dp2_dz1": -p2 * p1,
        "three_paths": -y1 / p1 * p1 * (1 - p1) + y2 / p2 * p1 * p2 + y3 / p3 * p1 * p3,
        "dL_dz1": -(y1 - p1),
        "instance": [(sp.exp(v) / total).subs(numbers).evalf() - (v == logits[0]) * 1 for v in logits],
    }


@derive.alternative
def numbers_from_a_calculator():
    return {**derive(), "instance": [-0.3409988611140321, 0.2424329707047139, 0.09856589040931817]}


@derive.mistake("The derivative of -log a is 1/a.")
def sign_of_the_logarithm():
    return {**derive(), "dL_da": y / a - (1 - y) / (1 - a)}


@derive.mistake("log(1 - a) has the derivative 1 / (1 - a), without a further sign.")
def inner_sign_forgotten():
    return {**derive(), "dL_da": -y / a - (1 - y) / (1 - a)}


@derive.mistake("The sigmoid's slope is that of tanh, 1 - a**2.")
def slope_of_tanh():
    return {**derive(), "da_dz": 1 - a**2}


@derive.mistake("The label comes first: what is wanted minus what came out.")
def label_minus_probability():
    return {
        **derive(),
        "dL_dz": y - a,
        "dL_dz1": y1 - p1,
        "instance": [-v for v in derive()["instance"]],
    }


@derive.mistake("The slope of the sigmoid remains as a factor of a - y.")
def extra_slope():
    return {**derive(), "dL_dz": (a - y) * a * (1 - a)}


@derive.mistake("Multiplying out gives 2a - y - ay.")
def slip_in_the_expansion():
    return {**derive(), "dL_dz": 2 * a - y - a * y}


@derive.mistake("The loss in terms of z is log(1 + exp(z)) for every label.")
def label_lost():
    return {**derive(), "loss_of_z": sp.log(1 + sp.exp(z))}


@derive.mistake("Softmax works on each logit alone, so p2 does not depend on z1.")
def diagonal_only():
    return {
        **derive(),
        "dp2_dz1": sp.Integer(0),
        "three_paths": -y1 * (1 - p1),
        "instance": [derive()["instance"][0], sp.Integer(0), sp.Integer(0)],
    }


@derive.mistake("Off the diagonal the slope is p2 (1 - p1).")
def diagonal_formula_everywhere():
    return {**derive(), "dp2_dz1": p2 * (1 - p1)}


@derive.mistake("The slope of exp is exp, so dp1/dz1 = p1.")
def quotient_rule_forgotten():
    return {**derive(), "dp1_dz1": p1}


@derive.mistake("The softmax keeps its slope p (1 - p) as a factor of p - y.")
def softmax_extra_slope():
    right = derive()
    probabilities = [right["instance"][0] + 1, *right["instance"][1:]]
    return {
        **right,
        "dL_dz1": (p1 - y1) * p1 * (1 - p1),
        "instance": [dz * p * (1 - p) for dz, p in zip(right["instance"], probabilities, strict=True)],
    }


@derive.mistake("The quotient rule gives p1 p2 off the diagonal.")
def minus_of_the_quotient_rule_lost():
    return {**derive(), "dp2_dz1": p1 * p2}


@derive.mistake("Labels always add up to 1, so the three paths give p1 - y1.")
def labels_sum_taken_for_granted():
    return {**derive(), "three_paths": p1 - y1}


@derive.mistake("The loss in terms of z is log(1 + exp(-z)) - y z.")
def softplus_of_minus_z():
    return {**derive(), "loss_of_z": sp.log(1 + sp.exp(-z)) - y * z}


@derive.mistake("The gradient by a logit is its probability.")
def label_not_subtracted():
    first, *others = derive()["instance"]
    return {**derive(), "dL_dz1": p1, "instance": [first + 1, *others]}


@derive.mistake("The loss is a mean over the classes.")
def averaged_over_classes():
    return {**derive(), "dL_dz1": (p1 - y1) / 3, "instance": [v / 3 for v in derive()["instance"]]}


@derive.mistake("The slope of the sigmoid is a (1 + a).")
def plus_in_the_slope():
    return {**derive(), "da_dz": a * (1 + a)}


derive.case_per_key(
    names={
        "dL_da": "binary loss by the output",
        "da_dz": "the sigmoid's slope",
        "dL_dz": "binary loss by z",
        "loss_of_z": "the loss as a function of z",
        "dp1_dz1": "softmax, on the diagonal",
        "dp2_dz1": "softmax, off the diagonal",
        "three_paths": "the sum over three paths",
        "dL_dz1": "softmax loss by z1",
        "instance": "in numbers",
    }
)
