"""ch12.half_life_of_decay  From a step decay to the exponential decay with the same half-life.    Chapter 12, schedules"""

import math

import sympy as sp

from dlgrade.bank import Question, exp, log

question = Question(
    topics=("learning-rate-schedules",),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=1,
    stem=r"""
An exponential schedule $\alpha_t = \alpha_0 e^{-k t}$ ($t$ in epochs, starting at 0) is to have fallen to $<< percent >>$ percent of $\alpha_0$ at
$t = << t1 >>$. How many percent of $\alpha_0$ are left at $t = << t2 >>$?
""",
    explanation=r"""
$e^{-<< t1 >> k} = << (percent / 100)|num >>$ gives $k = -\ln(<< (percent / 100)|num >>) / << t1 >> = << k|num(6) >>$. At $t = << t2 >>$
the share is $e^{-<< t2 >> k} = << (percent / 100)|num >>^{<< t2 >> / << t1 >>}$, in percent << key >>.
""",
)


@question.draw
def draw(rng):
    t1, t2 = rng.sample("t", (10, 12, 14, 15, 16, 18, 20, 22, 24), 2)
    return {"percent": rng.choice("percent", (40, 45, 50, 55, 60, 65, 70, 75, 80)), "t1": t1, "t2": t2}


@question.work
def work(percent, t1, t2):
    return {"k": -math.log(percent / 100) / t1}


@question.answer
def answer(implementation, percent, t1, t2):
    return 100 * (percent / 100) ** (t2 / t1)


@question.check
def check(r, percent, t1, t2):
    """By the rate k of the decay; the exponent is what one writes down."""
    k = log(100 / percent) / t1
    return 100 * exp(-r(k * t2))


@question.proof
def proof():
    """Solve for k, then evaluate."""
    percent, t1, t2, k = sp.symbols("percent t1 t2 k", positive=True)
    found = sp.solve(sp.Eq(-k * t1, sp.log(percent / 100)), k)[0]
    return 100 * sp.exp(t2 / t1 * sp.log(percent / 100)), 100 * sp.exp(-found * t2)


@question.mistake("The rate falls by the same amount in every epoch.")
def straight_line(percent, t1, t2):
    left = 100 - (100 - percent) * t2 / t1
    return left if left > 10 else None


@question.mistake("The share is in inverse proportion to the time.")
def inverse_proportion(percent, t1, t2):
    left = percent * t1 / t2
    return left if left < 100 else None


@question.mistake("Decay means dividing by 1 + k t.")
def inverse_time(percent, t1, t2):
    return 100 / (1 + (100 / percent - 1) * t2 / t1)


@question.mistake("The two times are exchanged.")
def times_exchanged(percent, t1, t2):
    return 100 * (percent / 100) ** (t1 / t2)


@question.mistake("What has fallen away is what is left.")
def complement(percent, t1, t2):
    return 100 - 100 * (percent / 100) ** (t2 / t1)


@question.mistake("The rate is divided by 2 in each of the given periods.")
def halved(percent, t1, t2):
    return 100 * 0.5 ** (t2 / t1) if percent != 50 else None
