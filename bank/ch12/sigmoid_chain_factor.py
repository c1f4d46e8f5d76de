"""ch12.sigmoid_chain_factor  The largest gradient through a chain of sigmoid units.    Chapter 12, exercise 12.10"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.e10",
    topics=("vanishing-gradients", "sigmoid", "chain-rule"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    decimals=4,
    mistakes=("half_for_a_quarter", "factors_add", "one_factor_less", "weights_ignored", "weight_once"),
    stem=r"""
A chain has $k = << k >>$ layers of one sigmoid unit each, $a_l = \sigma(w_l a_{l-1} + b_l)$ for $l = 1, \ldots, << k >>$. All weights
satisfy $|w_l| \le << w|num >>$; the biases are arbitrary.

What is the largest value that $|\partial a_{<< k >>} / \partial a_0|$ can take?
""",
    explanation=r"""
By the chain rule $\partial a_{<< k >>} / \partial a_0$ is the product of $<< k >>$ factors $w_l \, \sigma'(z_l)$. The slope of the sigmoid is
at most $0.25$, at $z = 0$, and the biases can bring every $z_l$ there. So each factor is at most
$0.25 \cdot << w|num >> = << (w / 4)|num >>$ in size, and the product at most $<< (w / 4)|num >>^{<< k >>}$, which is << key >>. (That the
gradient shrinks at least to a quarter in each layer is true for weights of size 1 or less; with $|w_l| > 4$ it may even grow.)
""",
)


@question.draw
def draw(rng):
    w = rng.choice("w", (1.8, 2.2, 2.4, 2.6, 2.8, 3.2, 3.4, 4.8, 5.2, 5.6))
    return {"k": rng.integer("k", 2, 4) if w < 4 else 2, "w": w}


@question.answer
def answer(implementation, k, w):
    return implementation.bound(k, w)


@question.check
def check(r, k, w):
    """Layer by layer, with the slope 1/4 = s (1 - s) at s = 1/2."""
    size = 1
    for _ in range(k):
        size = r(size * w) * (1 - 1 / (w / w + 1)) / 2
    return size


@question.proof
def proof():
    """The slope in terms of the output s is largest at s = 1/2; then a product over the layers."""
    s, w = sp.symbols("s w", positive=True)
    k, i = sp.symbols("k i", positive=True, integer=True)
    slope = s * (1 - s)
    top = sp.solve(sp.diff(slope, s), s)[0]
    return [
        (sp.Rational(1, 4) - slope, (s - sp.Rational(1, 2)) ** 2, False),
        ((w / 4) ** k, sp.product(w * slope.subs(s, top), (i, 1, k))),
    ]


@question.mistake("The chain has one factor more, that of the loss.")
def one_factor_more(k, w):
    return (w / 4) ** (k + 1)
