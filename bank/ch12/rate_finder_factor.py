"""ch12.rate_finder_factor  The sweep of a learning-rate finder.    Chapter 12, exercise 12.19"""

import math

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("learning-rate-finder", "geometric-sequence"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=3,
    stem=r"""
A learning-rate finder tries $<< n >>$ learning rates $\alpha_1, \ldots, \alpha_{<< n >>}$, from $\alpha_1 = 10^{-<< low >>}$ to
$\alpha_{<< n >>} = 10^{<< high >>}$, both included. Each is the one before times the same factor.

How large is this factor?
""",
    explanation=r"""
From the first to the last of << n >> rates there are << n - 1 >> steps, and together they multiply by
$10^{<< high >>} / 10^{-<< low >>} = 10^{<< low + high >>}$. So the factor is $10^{<< low + high >> / << n - 1 >>}$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    return {
        "n": rng.choice("n", (12, 13, 14, 15, 16, 18, 19, 20, 22, 24, 25)),
        "low": rng.integer("low", 5, 8),
        "high": rng.integer("high", 0, 1),
    }


@question.answer
def answer(implementation, n, low, high):
    return 10 ** ((low + high) / (n - 1))


@question.check
def check(r, n, low, high):
    """The exponent of a step, from the decades below 1 and those above; the second rate over the first."""
    exponent = r(low / (n - 1) + high / (n - 1))
    return 10 ** (exponent - low) / 10 ** (-low)


@question.proof
def proof():
    """n - 1 such steps lead from the first rate to the last one, in logarithms."""
    n, low, high = sp.symbols("n low high", positive=True, integer=True)
    step = (low + high) * sp.log(10) / (n - 1)
    return [
        (10 ** ((low + high) / (n - 1)), sp.exp(step)),
        (high * sp.log(10), -low * sp.log(10) + (n - 1) * step, False),
    ]


@question.mistake("There are as many steps as rates.")
def steps_are_rates(n, low, high):
    return 10 ** ((low + high) / n)


@question.mistake("The first and the last rate are no part of the steps.")
def two_steps_less(n, low, high):
    return 10 ** ((low + high) / (n - 2))


@question.mistake("The exponents run from 0 to the larger of the two.")
def one_side_only(n, low, high):
    return 10 ** (low / (n - 1)) if high else None


@question.mistake("The range is the difference of the numbers in the exponents.")
def exponents_subtracted(n, low, high):
    return 10 ** ((low - high) / (n - 1)) if high else None


@question.mistake("The factor is e, not 10, to the power of the exponent.")
def base_e(n, low, high):
    return math.exp((low + high) / (n - 1))


@question.mistake("The number of powers of ten, both ends counted, is what is divided.")
def powers_counted(n, low, high):
    return 10 ** ((low + high + 1) / (n - 1))


@question.mistake("The exponent grows by the decades for each step, and so does the factor.")
def added_to_one(n, low, high):
    return 1 + (low + high) / (n - 1)


@question.mistake("The powers of ten, both ends counted, are spread over as many steps as there are rates.")
def powers_over_rates(n, low, high):
    return 10 ** ((low + high + 1) / n)
