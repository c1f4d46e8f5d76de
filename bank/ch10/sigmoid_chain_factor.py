"""ch10.sigmoid_chain_factor  What a chain of sigmoids leaves of a gradient.    Chapter 10, the vanishing gradient"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("vanishing-gradients", "sigmoid", "backpropagation"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=4,
    stem=r"""
A chain of << n + 1 >> layers has one unit in each layer. The activations of the first << n >> units, all sigmoids, are
$<< activations >>$, and the weights into the next units are $<< weights >>$, so that
$z^{[l]} = w^{[l]} a^{[l-1]} + b^{[l]}$ for $l \ge 2$.

What is $dZ^{[1]} / dZ^{[<< n + 1 >>]}$, where $dZ^{[l]} = \partial \mathcal{L} / \partial z^{[l]}$?
""",
    explanation=r"""
$dZ^{[l-1]} = w^{[l]}\, \sigma'(z^{[l-1]})\, dZ^{[l]}$, and the slope of a sigmoid follows from its activation:
$\sigma'(z) = a(1-a)$. The slopes are $<< slopes >>$, so the factor is $<< product >>$, which is << key >>.
""",
    feedback={
        "largest_slope_everywhere": "0.25 is the slope at $z = 0$ only; here the activations tell the slopes.",
    },
)


@question.draw
def draw(rng):
    n = rng.integer("n", 2, 3)
    a = rng.sample("a", (0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9), n)
    w = [rng.choice("w", (-6, -5, -4, -3, 3, 4, 5, 6)) for _ in range(n)]
    if len({x * (1 - x) for x in a}) == 1:
        raise Reject("all slopes are equal")
    return {"n": n, "a": a, "w": w}


@question.work
def work(n, a, w):
    slopes = [f"{x * (1 - x):.2f}" for x in a]
    return {
        "activations": r",\ ".join(f"a^{{[{l}]}} = {x:g}" for l, x in enumerate(a, 1)),
        "weights": r",\ ".join(f"w^{{[{l}]}} = {x}" for l, x in enumerate(w, 2)),
        "slopes": r",\ ".join(slopes),
        "product": r" \cdot ".join(rf"({x}\cdot {s})" for x, s in zip(w, slopes)),
    }


@question.answer
def answer(implementation, n, a, w):
    factor = 1.0
    for x, weight in zip(a, w):
        factor *= weight * x * (1 - x)
    return factor


@question.check
def check(r, n, a, w):
    """All weights, times all slopes, the slope as a quarter of one minus the squared distance of the activations a and 1 - a."""
    weights, slopes = 1, 1
    for x, weight in zip(a, w):
        weights, slopes = weights * weight, slopes * (1 - (2 * x - 1) ** 2) / 4
    return weights * r(slopes)


@question.proof
def proof():
    """The derivative of z[3] by z[1], two sigmoids on the way, with the activations put in for the sigmoids."""
    z, b, c, p, q, r, s, t, u = sp.symbols("z b c p q r s t u")

    def sigmoid(x):
        return 1 / (1 + sp.exp(-x))

    second = p * sigmoid(z) + b
    third = q * sigmoid(second) + c
    chain = p * sigmoid(z) * (1 - sigmoid(z)) * q * sigmoid(second) * (1 - sigmoid(second))
    slope = sigmoid(z).diff(z).subs(z, sp.log(s / (1 - s)))

    def where(n, a, w):
        weights, activations = ([*w, 4], [*a, 0.5]) if n == 2 else (w, a)  # 4 * 0.5 * (1 - 0.5) is 1
        return dict(zip("pqrstu", (*weights, *activations), strict=True))

    derived = p * slope * q * slope.subs(s, t) * r * slope.subs(s, u)
    factor = p * s * (1 - s) * q * t * (1 - t) * r * u * (1 - u)
    return [(third.diff(z) - chain, sp.Integer(0), False), (factor, derived, where)]


def product(factors):
    made = 1.0
    for f in factors:
        made *= f
    return made


def alike(value, a, w):
    """The value, if it is as long as the key: its length gives nothing away."""
    key = product(w) * product(x * (1 - x) for x in a)
    return value if len(f"{value:.4f}") == len(f"{key:.4f}") else None


@question.mistake("The sigmoid's slope is 0.25 wherever it is used.")
def largest_slope_everywhere(n, a, w):
    return alike(product(w) * 0.25**n, a, w)


@question.mistake("The sigmoid contributes its value at each step, not its slope.")
def value_for_slope(n, a, w):
    return alike(product(w) * product(a), a, w)


@question.mistake("The weights act in the forward pass only.")
def slopes_only(n, a, w):
    return alike(product(x * (1 - x) for x in a), a, w)


@question.mistake("The factors of the steps add up.")
def factors_add_up(n, a, w):
    return alike(sum(weight * x * (1 - x) for x, weight in zip(a, w)), a, w)


@question.mistake("The first unit's own slope is no part of the way back.")
def first_slope_forgotten(n, a, w):
    return alike(product(w) * product(x * (1 - x) for x in a[1:]), a, w)


@question.mistake("The slope is a(1 + a).")
def wrong_slope(n, a, w):
    return alike(product(w) * product(x * (1 + x) for x in a), a, w)


@question.mistake("The last weight belongs to the forward pass only.")
def last_weight_forgotten(n, a, w):
    return alike(product(w[:-1]) * product(x * (1 - x) for x in a), a, w)


@question.mistake("The slope is 1 - a, the distance from saturation.")
def distance_for_slope(n, a, w):
    return alike(product(w) * product(1 - x for x in a), a, w)
