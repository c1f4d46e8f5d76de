"""ch10.stochastic_depth_test_output  Random depth, when it is no longer random.    Chapter 10, starred problem 1; Huang et al. (2016)"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("stochastic-depth", "residual-networks", "expectation"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=3,
    stem=r"""
Two residual blocks follow one another on one number: $h_1 = x + w_1 x$ and $h_2 = h_1 + w_2 h_1$, with $w_1 = << w1|num >>$ and
$w_2 = << w2|num >>$. They were trained with stochastic depth: in training, block $l$ is kept as it is with its survival probability $p_l$, and
replaced by the identity otherwise; $p_1 = << p1|num >>$ and $p_2 = << p2|num >>$. At test time every block is used, and what it adds to its input
is scaled by the block's survival probability.

What is the output $h_2$ for the input $x = << x >>$ at test time?
""",
    explanation=r"""
The identity path is not scaled, the branch is: $h_1 = x + p_1 w_1 x = << x >> \cdot (1 + << p1|num >> \cdot << w1|num if w1 >= 0 else '(' ~ w1|num ~ ')' >>) = << h1|num(4) >>$, and
$h_2 = h_1 + p_2 w_2 h_1 = << h1|num(4) >> \cdot (1 + << p2|num >> \cdot << w2|num >>)$, which is << key >>. As these blocks are linear, this is
also the mean of $h_2$ over the random choices in training.
""",
)


@question.draw
def draw(rng):
    p1, p2 = rng.sample("p", (0.9, 0.8, 0.75, 0.7, 0.6, 0.4), 2)
    return {
        "x": rng.integer("x", 2, 9),
        "w1": rng.decimal("w1", 0.3, 1.5, 1) * rng.choice("sign", (1, 1, -1)),
        "w2": rng.decimal("w2", 0.3, 1.8, 1),
        "p1": max(p1, p2),
        "p2": min(p1, p2),
    }


@question.answer
def answer(implementation, x, w1, w2, p1, p2):
    return x * (1 + p1 * w1) * (1 + p2 * w2)


@question.work
def work(x, w1, w2, p1, p2):
    return {"h1": x * (1 + p1 * w1)}


@question.check
def check(x, w1, w2, p1, p2):
    """The mean over the four networks that training may choose."""
    none, first = (1 - p1) * (1 - p2) * x, p1 * (1 - p2) * (x + w1 * x)
    second, both = (1 - p1) * p2 * (x + w2 * x), p1 * p2 * (x + w1 * x + w2 * (x + w1 * x))
    return none + first + second + both


@question.proof
def proof():
    """The scaled network gives the mean over the four random networks."""
    x, w1, w2, p1, p2 = sp.symbols("x w1 w2 p1 p2", real=True)
    mean = sum(
        (p1 if a else 1 - p1) * (p2 if b else 1 - p2) * (1 + a * w1) * (1 + b * w2) * x for a in (0, 1) for b in (0, 1)
    )
    return x * (1 + p1 * w1) * (1 + p2 * w2), mean


@question.mistake("At test time all blocks are used as they are, nothing is scaled.")
def no_scaling(x, w1, w2, p1, p2):
    return x * (1 + w1) * (1 + w2)


@question.mistake("The whole output of a block is scaled, with its identity path.")
def identity_scaled(x, w1, w2, p1, p2):
    return x * p1 * (1 + w1) * p2 * (1 + w2)


@question.mistake("A branch is scaled by the probability that it is skipped.")
def scaled_by_skipping(x, w1, w2, p1, p2):
    return x * (1 + (1 - p1) * w1) * (1 + (1 - p2) * w2)


@question.mistake("As in inverted dropout, the branch is divided by the survival probability, but at test time.")
def divided(x, w1, w2, p1, p2):
    return x * (1 + w1 / p1) * (1 + w2 / p2)


@question.mistake("Both branches read the input x itself.")
def branches_read_the_input(x, w1, w2, p1, p2):
    return x * (1 + p1 * w1 + p2 * w2)


@question.mistake("Only the last block needs to be scaled.")
def only_last_scaled(x, w1, w2, p1, p2):
    return x * (1 + w1) * (1 + p2 * w2)
