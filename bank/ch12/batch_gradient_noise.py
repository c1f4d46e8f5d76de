"""ch12.batch_gradient_noise  How the noise of a gradient depends on the mini-batch.    Chapter 12, MCQ 11"""

import math

import sympy as sp

from dlgrade.bank import Question, Reject, sqrt

question = Question(
    topics=("mini-batch", "sgd", "variance"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=4,
    stem=r"""
One component of the gradient, estimated on a mini-batch of $<< b1 >>$ examples, has the standard deviation $<< s|num >>$ over different mini-batches. Examples are drawn
independently, and the estimate is the **mean** over the mini-batch.

What is the standard deviation with mini-batches of $<< b2 >>$ examples?
""",
    explanation=r"""
The variance of a mean of $b$ independent numbers is that of one of them divided by $b$, so the standard deviation goes as $1 / \sqrt{b}$. It becomes
$<< s|num >> \cdot \sqrt{<< b1 >> / << b2 >>} = << s|num >> \cdot \sqrt{<< (b1 / b2)|num(4) >>}$, which is << key >>. That is why larger mini-batches pay less and less: four times the
work only halves the noise.
""",
)


@question.draw
def draw(rng):
    b1, b2 = rng.sample("batches", (8, 16, 32, 48, 64, 96, 128, 192, 256, 320, 384, 512), 2)
    if max(b1, b2) > 16 * min(b1, b2):
        raise Reject("too far apart")
    return {"b1": b1, "b2": b2, "s": rng.decimal("s", 0.11, 0.95, 2)}


@question.answer
def answer(implementation, b1, b2, s):
    return s * math.sqrt(b1 / b2)


@question.check
def check(r, b1, b2, s):
    """From the variance of a single example."""
    single = r(s * s * b1)
    return sqrt(single / b2)


@question.proof
def proof():
    """Independent terms: the variance of the mean is the sum of their variances over the squared count."""
    b1, b2, s, one = sp.symbols("b1 b2 s one", positive=True)
    k = sp.Symbol("k", integer=True)
    n = sp.Symbol("n", positive=True, integer=True)
    of_mean = sp.summation(one, (k, 1, n)) / n**2
    single = sp.solve(sp.Eq(of_mean.subs(n, b1), s**2), one)[0]
    return s * sp.sqrt(b1 / b2), sp.sqrt(of_mean.subs({n: b2, one: single}))


@question.mistake("The noise goes as 1/b.")
def without_root(b1, b2, s):
    return s * b1 / b2


@question.mistake("More examples bring more noise, by the root of their number.")
def upside_down(b1, b2, s):
    return s * math.sqrt(b2 / b1)


@question.mistake("More examples bring more noise, in proportion.")
def proportional(b1, b2, s):
    return s * b2 / b1


@question.mistake("The noise goes as the square of 1/b.")
def squared(b1, b2, s):
    return s * (b1 / b2) ** 2 if max(b1, b2) <= 4 * min(b1, b2) else None  # beyond that nobody believes the number


@question.mistake("Each doubling takes off a fourth root of two.")
def fourth_root(b1, b2, s):
    return s * (b1 / b2) ** 0.25
