"""ch12.cosine_rate  Warm-up followed by cosine annealing.    Chapter 12, learning rate schedules and exercise 12.14"""

import math

import sympy as sp

from dlgrade.bank import Question, cos

question = Question(
    topics=("learning-rate-schedules", "warm-up"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    decimals=4,
    stem=r"""
A schedule raises the learning rate in a straight line from 0 at step 0 to $\alpha_{\max} = << peak|num >>$ at step $<< warmup >>$. From there
half a cosine lowers it to $\alpha_{\min} = << floor|num >>$ at step $<< total >>$, the end of the training.

What is the learning rate at step $<< t >>$?
""",
    explanation=r"""
The cosine part is $<< total >> - << warmup >> = << total - warmup >>$ steps long, and at step $<< t >>$ the fraction
$(<< t >> - << warmup >>) / << total - warmup >> = << part|num(6) >>$ of it is over. The rate is
$\alpha_{\min} + \frac{1}{2} (\alpha_{\max} - \alpha_{\min}) (1 + \cos(\pi \cdot << part|num(6) >>)) = << floor|num >> + \frac{1}{2} \cdot
<< (peak - floor)|num >> \cdot (1 << cosine|signed(6) >>)$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    warmup = rng.choice("warmup", (100, 200, 300, 400, 500))
    total = warmup + rng.choice("length", (1000, 1500, 2000, 2400))
    return {
        "warmup": warmup,
        "total": total,
        "t": warmup + (total - warmup) // 20 * rng.choice("place", (3, 4, 6, 7, 8, 9, 11, 12, 13, 14, 16, 17)),
        "peak": rng.choice("peak", (0.1, 0.2, 0.3, 0.4, 0.5)),
        "floor": rng.choice("floor", (0.01, 0.02, 0.03, 0.04, 0.05)),
    }


@question.work
def work(warmup, total, t, peak, floor):
    part = (t - warmup) / (total - warmup)
    return {"part": part, "cosine": math.cos(math.pi * part)}


def rate(part, peak, floor):
    return floor + (peak - floor) / 2 * (1 + math.cos(math.pi * part))


@question.answer
def answer(implementation, warmup, total, t, peak, floor):
    return rate((t - warmup) / (total - warmup), peak, floor)


@question.check
def check(r, warmup, total, t, peak, floor):
    """A mixture of both ends, with the squared cosine of half the angle."""
    pi = math.pi if isinstance(t, int) else sp.pi
    half = r(cos(pi * r((t - warmup) / (total - warmup)) / 2))
    left = r(half * half)
    return left * peak + (1 - left) * floor


@question.proof
def proof():
    warmup, total, t, peak, floor = sp.symbols("warmup total t peak floor", positive=True)
    angle = sp.pi * (t - warmup) / (total - warmup)
    left = sp.cos(angle / 2) ** 2
    return floor + (peak - floor) / 2 * (1 + sp.cos(angle)), left * peak + (1 - left) * floor


@question.mistake("The cosine begins at step 0, under the warm-up.")
def cosine_from_step_0(warmup, total, t, peak, floor):
    return rate(t / total, peak, floor)


@question.mistake("The cosine lasts as many steps as the whole training.")
def length_of_training(warmup, total, t, peak, floor):
    return rate((t - warmup) / total, peak, floor)


@question.mistake("The cosine runs from the peak to zero.")
def floor_dropped(warmup, total, t, peak, floor):
    return rate((t - warmup) / (total - warmup), peak, 0)


@question.mistake("The floor is added on top of a cosine that starts at the peak.")
def floor_on_top(warmup, total, t, peak, floor):
    return floor + rate((t - warmup) / (total - warmup), peak, 0)


@question.mistake("From peak to floor the rate falls in a straight line.")
def straight_line(warmup, total, t, peak, floor):
    return peak - (peak - floor) * (t - warmup) / (total - warmup)


@question.mistake("The floor is a fraction of the peak.")
def floor_as_fraction(warmup, total, t, peak, floor):
    return rate((t - warmup) / (total - warmup), peak, floor * peak)
