"""ch10.pruning_rounds_sparsity  Pruned, trained, and pruned again.    Chapter 10, starred problem 2; Frankle and Carbin (2019)"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("pruning", "lottery-ticket"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=2,
    unit="%",
    stem=r"""
A network is pruned by magnitude in rounds. At the end of each round << percent >>% of the weights that are still there (the ones of smallest
absolute value) are removed for good; no weight is removed in any other way. There are very many weights, so that rounding to whole weights does not matter.

What percentage of the original weights has been removed after << rounds >> rounds?
""",
    explanation=r"""
Each round leaves $<< (1 - percent / 100)|num >>$ of what it finds, so $<< (1 - percent / 100)|num >>^{<< rounds >>} = << left|num(5) >>$ of the
weights are left. Removed are $100 \cdot (1 - << left|num(5) >>)$ percent, which is << key >>.
""",
)


@question.draw
def draw(rng):
    return {"percent": rng.choice("percent", (10, 15, 20, 25, 30, 35, 40)), "rounds": rng.integer("rounds", 3, 7)}


@question.work
def work(percent, rounds):
    return {"left": (1 - percent / 100) ** rounds}


@question.answer
def answer(implementation, percent, rounds):
    return 100 * (1 - (1 - percent / 100) ** rounds)


@question.check
def check(percent, rounds):
    """Round by round: what is removed, added up."""
    removed = 0
    for _ in range(rounds):
        removed = removed + (100 - removed) * percent / 100
    return removed


@question.proof
def proof():
    """The removed shares form a geometric series."""
    percent = sp.Symbol("percent", positive=True)
    rounds, k = sp.symbols("rounds k", positive=True, integer=True)
    q = sp.Symbol("q", positive=True)
    series = sp.simplify(sp.summation((1 - q) * q**k, (k, 0, rounds - 1)))
    return 100 * (1 - (1 - percent / 100) ** rounds), 100 * series.subs(q, 1 - percent / 100)


@question.mistake("What is left is what was removed.")
def left_for_removed(percent, rounds):
    return 100 * (1 - percent / 100) ** rounds


@question.mistake("Each round removes the same share of the original weights.")
def rounds_add_up(percent, rounds):
    return percent * rounds if percent * rounds < 100 else None


@question.mistake("The first round trains and does not prune.")
def one_round_less(percent, rounds):
    return 100 * (1 - (1 - percent / 100) ** (rounds - 1))


@question.mistake("The network before the first round counts as a round.")
def one_round_more(percent, rounds):
    return 100 * (1 - (1 - percent / 100) ** (rounds + 1))


@question.mistake("The share that is removed is raised to the power of the rounds, and the rest is gone.")
def share_to_the_power(percent, rounds):
    return 100 * (1 - (percent / 100) ** rounds)


@question.mistake("The question asks for what the last round removes.")
def last_round_only(percent, rounds):
    return percent * (1 - percent / 100) ** (rounds - 1)
