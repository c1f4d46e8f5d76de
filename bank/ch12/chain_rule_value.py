"""ch12.chain_rule_value  The derivative of a function of a function, at a point.    Chapter 12, exercise 12.3"""

import math

import sympy as sp

from dlgrade.bank import Question, cos, exp

question = Question(
    topics=("chain-rule", "derivatives"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=3,
    stem=r"""
Let $f(x) = << named >>$<< " (angle in radians)" if outer == "sine" else " (natural logarithm)" if outer == "softplus" else "" >>. What is $f'(<< x|num >>)$?
""",
    explanation=r"""
With $u = << inner >>$ the derivative is $<< slope >> \cdot u'(x)$. At $x = << x|num >>$ the inner value is $u = << u|num >>$, the inner slope
$u' = << 2 * a >> \cdot << x_ >> << b|signed >> = << du|num >>$, and the outer slope, taken at $u$, is $<< outer_slope|num(5) >>$. The product is << key >>.
""",
)
NAMES = {
    "sine": (r"\sin(INNER)", r"\cos(u)"),
    "softplus": (r"\ln(1 + e^{INNER})", r"\frac{1}{1 + e^{-u}}"),
    "tanh": (r"\tanh(INNER)", r"(1 - \tanh^2 u)"),
}
SLOPES = {
    "sine": math.cos,
    "softplus": lambda u: 1 / (1 + math.exp(-u)),
    "tanh": lambda u: 1 - math.tanh(u) ** 2,
}


def fair(outer, a, b, x):
    """The mistakes can be told apart, and no slope is hardly above zero."""
    u, du = a * x * x + b * x, 2 * a * x + b
    off = abs(SLOPES[outer](u) - SLOPES[outer](x))
    return du not in (0, 1) and u != du and abs(u) <= (5 if outer == "sine" else 1.5) and off > 0.02


POOL = [
    (outer, a, b, x)
    for outer in ("sine", "softplus", "tanh")
    for a in (-3, -2, -1, 1, 2, 3)
    for b in (-4, -3, -2, -1, 1, 2, 3, 4)
    for x in (-1.5, -1, -0.5, -0.2, 0.2, 0.4, 0.5, 1, 1.5)
    if fair(outer, a, b, x)
]
POOLS = {name: [values for values in POOL if values[0] == name] for name in SLOPES}


@question.draw
def draw(rng):
    outer = rng.choice("outer", ("sine", "softplus", "tanh"))
    return dict(zip(("outer", "a", "b", "x"), rng.choice(f"of {outer}", POOLS[outer])))


@question.work
def work(outer, a, b, x):
    lead = {1: "", -1: "-"}.get(a, str(a))
    inner = f"{lead}x^2 {'-' if b < 0 else '+'} {abs(b) if abs(b) > 1 else ''}x"
    u = a * x * x + b * x
    return {
        "named": NAMES[outer][0].replace("INNER", inner),
        "inner": inner,
        "slope": NAMES[outer][1],
        "u": u,
        "du": 2 * a * x + b,
        "outer_slope": SLOPES[outer](u),
        "x_": f"({x:g})" if x < 0 else f"{x:g}",
    }


@question.answer
def answer(implementation, outer, a, b, x):
    return SLOPES[outer](a * x * x + b * x) * (2 * a * x + b)


@question.check
def check(r, outer, a, b, x):
    """Other forms of the outer slopes; the inner one as the sum of both factors' slopes of x (a x + b)."""
    u = r(x * (a * x + b))
    inner = (a * x + b) + x * a
    if outer == "sine":
        return r(2 * cos(u / 2) ** 2 - 1) * inner
    if outer == "softplus":
        e = r(exp(-u))
        return r(1 - e / (1 + e)) * inner
    t = r((exp(u) - exp(-u)) / (exp(u) + exp(-u)))
    return r((1 - t) * (1 + t)) * inner


@question.proof
def proof():
    a, b, x = sp.symbols("a b x", real=True)
    u = a * x**2 + b * x
    forms = {
        "sine": (sp.cos(u) * (2 * a * x + b), sp.sin(u)),
        "softplus": ((2 * a * x + b) / (1 + sp.exp(-u)), sp.log(1 + sp.exp(u))),
        "tanh": ((1 - sp.tanh(u) ** 2) * (2 * a * x + b), sp.tanh(u)),
    }

    def of(name):
        return lambda outer, a, b, x: {"a": a, "b": b, "x": x} if outer == name else None

    return [(formula, sp.diff(f, x), of(name)) for name, (formula, f) in forms.items()]


@question.mistake("The outer derivative is enough; the inner function is just put in.")
def inner_factor_forgotten(outer, a, b, x):
    return SLOPES[outer](a * x * x + b * x)


@question.mistake("Both functions are differentiated, and the one is put into the other.")
def outer_at_inner_derivative(outer, a, b, x):
    return SLOPES[outer](2 * a * x + b)


@question.mistake("The outer derivative is taken at x.")
def outer_at_x(outer, a, b, x):
    return SLOPES[outer](x) * (2 * a * x + b)


@question.mistake("The second term of the inner function is a constant.")
def linear_term_forgotten(outer, a, b, x):
    return SLOPES[outer](a * x * x + b * x) * 2 * a * x


@question.mistake("The derivatives of both functions add up.")
def slopes_added(outer, a, b, x):
    return SLOPES[outer](a * x * x + b * x) + 2 * a * x + b


@question.mistake("The square has the slope x, without the factor 2.")
def factor_two_forgotten(outer, a, b, x):
    return SLOPES[outer](a * x * x + b * x) * (a * x + b)


@question.mistake("The outer derivative comes with the opposite sign.")
def sign(outer, a, b, x):
    return -SLOPES[outer](a * x * x + b * x) * (2 * a * x + b)
