"""ch12.gradient_check_factor  What a gradient check shows of a forgotten factor.    Chapter 12, MCQ 9"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("gradient-checking", "debugging"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    decimals=4,
    stem=r"""
The cost of a feed-forward network is a mean over $<< m >>$ examples. Its backward pass is right but for one fault: the gradients of
all parameters are << "sums over the examples, where means belong" if fault == "sum" else "divided by " ~ m ~ " twice" >>. A gradient check compares the backward
pass's $a$ with the numerical gradient $n$, which may be taken as exact, by

$$\frac{\lVert a - n \rVert}{\lVert a \rVert + \lVert n \rVert}$$

Which number does it show?
""",
    explanation=r"""
The backward pass gives $a = c\,n$ with $c =$ << "$" ~ m ~ "$" if fault == "sum" else "$1/" ~ m ~ "$" >>, for every parameter. Then
$\lVert a - n \rVert = \lvert c - 1 \rvert \, \lVert n \rVert$ and $\lVert a \rVert + \lVert n \rVert = (c + 1) \lVert n \rVert$, so the check shows
$\lvert c - 1 \rvert / (c + 1) = << m - 1 >> / << m + 1 >>$, which is << key >>, whether the factor is << m >> or 1/<< m >>. A right gradient shows less than
$10^{-7}$ in double precision; this one fails by far.
""",
)


@question.draw
def draw(rng):
    return {"m": rng.integer("m", 2, 40), "fault": rng.choice("fault", ("sum", "twice"))}


@question.answer
def answer(implementation, m, fault):
    return (m - 1) / (m + 1)


@question.check
def check(r, m, fault):
    """With the gradient (3, 4), of norm 5."""
    factor = m if fault == "sum" else r(1 / m)
    wrong, apart = 5 * factor, 5 * abs(factor - 1)
    return apart / (wrong + 5)


@question.proof
def proof():
    """Norms of two components; the factors m and 1/m (with m = 1 + d) give the same."""
    d, p, q = sp.symbols("d p q", positive=True)
    norm = sp.sqrt(p**2 + q**2)
    shown = []
    for factor in (1 + d, 1 / (1 + d)):
        apart = sp.sqrt((factor * p - p) ** 2 + (factor * q - q) ** 2)
        shown.append(apart / (sp.sqrt((factor * p) ** 2 + (factor * q) ** 2) + norm))
    return [(d / (d + 2), s, lambda m, fault: {"d": m - 1}) for s in shown]


@question.mistake("The difference is divided by the larger norm.")
def larger_norm(m, fault):
    return 1 - 1 / m


@question.mistake("The check shows the factor itself.")
def factor_itself(m, fault):
    return m if fault == "sum" else 1 / m


@question.mistake("The difference is divided by the norm of the numerical gradient alone.")
def smaller_norm(m, fault):
    return m - 1 if fault == "sum" else (m - 1) / m


@question.mistake("The difference is divided by the mean of both norms.")
def mean_of_norms(m, fault):
    return 2 * (m - 1) / (m + 1)


@question.mistake("One part in m + 1 is wrong, and that is what the check shows.")
def one_in_all(m, fault):
    return 1 / (m + 1)


@question.mistake("Norms are squared.")
def squared_norms(m, fault):
    return (m - 1) ** 2 / (m * m + 1)
