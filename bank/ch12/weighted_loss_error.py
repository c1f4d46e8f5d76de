"""ch12.weighted_loss_error  The error at a sigmoid output with a weighted cross-entropy.    Chapter 12, MCQ 2"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("backpropagation", "cross-entropy", "loss"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    decimals=3,
    stem=r"""
A network's output is $a = \sigma(z)$ with the sigmoid $\sigma$. Positives are rare, so the loss of one example weights them by $<< w|num >>$:

$$L = -\left[ << w|num >> \, y \ln a + (1 - y) \ln (1 - a) \right]$$

For one example $a = << a|num >>$, and its target, a share of the annotators' votes, is $y = << y|num >>$.

What is $\partial L / \partial z$?
""",
    explanation=r"""
$\partial L / \partial a = -<< w|num >> \, y / a + (1 - y) / (1 - a)$ and $\partial a / \partial z = a (1 - a)$. The product is
$-<< w|num >> \, y (1 - a) + (1 - y) a = -<< w|num >> \cdot << y|num >> \cdot << (1 - a)|num >> + << (1 - y)|num >> \cdot << a|num >>$, which is << key >>. It is $a - y$ for the weight 1
only.
""",
)


@question.draw
def draw(rng):
    return {
        "a": rng.decimal("a", 0.1, 0.9, 1),
        "y": rng.decimal("y", 0.1, 0.9, 1),
        "w": rng.choice("w", (1.5, 2.0, 2.5, 3.0, 4.0, 5.0)),
    }


@question.answer
def answer(implementation, a, y, w):
    return (1 - y) * a - w * y * (1 - a)


@question.check
def check(a, y, w):
    """Through the derivative by a."""
    by_a = (1 - y) / (1 - a) - w * y / a
    return by_a * (a - a * a)


@question.proof
def proof():
    """The loss as a function of z, differentiated, at z = ln(a / (1 - a))."""
    z, y, w = sp.symbols("z y w", positive=True)
    a = sp.Symbol("a", positive=True)
    s = 1 / (1 + sp.exp(-z))
    slope = sp.diff(-(w * y * sp.log(s) + (1 - y) * sp.log(1 - s)), z)
    return (1 - y) * a - w * y * (1 - a), sp.simplify(slope.subs(z, sp.log(a / (1 - a))))


@question.mistake("It is a - y for every cross-entropy.")
def weight_ignored(a, y, w):
    return a - y


@question.mistake("The weight multiplies the whole error.")
def weight_on_all(a, y, w):
    return w * (a - y)


@question.mistake("The weight multiplies the target: a - w y.")
def weight_on_target(a, y, w):
    return a - w * y


@question.mistake("The error is the target's term minus the output's.")
def sign_reversed(a, y, w):
    return w * y * (1 - a) - (1 - y) * a


@question.mistake("The derivative by the output is all.")
def slope_forgotten(a, y, w):
    return (1 - y) / (1 - a) - w * y / a


@question.mistake("The slope of the sigmoid remains as a factor.")
def slope_twice(a, y, w):
    return ((1 - y) * a - w * y * (1 - a)) * a * (1 - a)
