"""ch10.stochastic_depth_expected_blocks  How deep is a network of random depth?    Chapter 10, starred problem 1; Huang et al. (2016)"""

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
A residual network with << L >> blocks is trained with stochastic depth: in every training step each block $l = 1, \ldots, << L >>$ is
kept with its survival probability $p_l = 1 - \frac{l}{<< L >>} (1 - p_{<< L >>})$, and skipped otherwise, independently of the others.
The last block survives with probability $p_{<< L >>} = << last|num >>$.

How many blocks are kept in a training step on average?
""",
    explanation=r"""
The expected number is the sum of the survival probabilities,
$\sum_{l=1}^{<< L >>} p_l = << L >> - \frac{1 - << last|num >>}{<< L >>} \sum_{l=1}^{<< L >>} l$. The numbers 1 to << L >> add up to
$<< L * (L + 1) // 2 >>$, so it is $<< L >> - << (1 - last)|num >> \cdot \frac{<< L >> + 1}{2}$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    return {"L": rng.integer("L", 6, 30), "last": rng.choice("last", (0.2, 0.25, 0.3, 0.4, 0.6, 0.7, 0.75, 0.8))}


@question.answer
def answer(implementation, L, last):
    return L - (1 - last) * (L + 1) / 2


@question.check
def check(r, L, last):
    """Each probability is less than the one before by the same step: 1 to L steps are taken off 1."""
    step = r((1 - last) / L)
    return sum(1 - l * step for l in range(1, int(L) + 1))


@question.proof
def proof():
    """The sum of the survival probabilities."""
    L, l = sp.symbols("L l", positive=True, integer=True)
    last = sp.Symbol("last", positive=True)
    return L - (1 - last) * (L + 1) / 2, sp.summation(1 - l / L * (1 - last), (l, 1, L))


@question.mistake("Block l is skipped with probability l/L, so the last one is never trained.")
def skipped_with_l_over_L(L, last):
    return (L - 1) / 2


@question.mistake("The survival probability tells how often a block is skipped.")
def survival_is_skipping(L, last):
    return (1 - last) * (L + 1) / 2


@question.mistake("The probability of the last block holds for all blocks.")
def last_for_all(L, last):
    return L * last


@question.mistake("The first block always survives: the blocks count from 0.")
def counted_from_zero(L, last):
    return L - (1 - last) * (L - 1) / 2


@question.mistake(
    "The probabilities run from 1 at the first block, so their mean is halfway between 1 and the last one."
)
def mean_of_one_and_last(L, last):
    return L * (1 + last) / 2


@question.mistake("The given probability of the last block is that of being skipped.")
def last_is_skipping(L, last):
    return L - last * (L + 1) / 2
