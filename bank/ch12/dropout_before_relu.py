"""ch12.dropout_before_relu  What a ReLU makes of the mean that dropout keeps.    Chapter 12, exercise 12.12, question 6"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("dropout", "relu", "expectation"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    decimals=2,
    stem=r"""
Two hidden units have the activations $a_1 = << a1|num >>$ and $a_2 = << a2|num >>$. In training, **inverted** dropout drops each of them, independently,
with probability << rate|num >>; kept activations are divided by the probability of being kept. The next unit computes
$\max(0,\ << w1|num >> \tilde a_1 - << w2|num >> \tilde a_2)$ from what comes through.

What is the **expected value** of this unit's output in training?
""",
    explanation=r"""
With $p = << keep|num >>$ the four masks give: both kept, probability $p^2 = << (keep * keep)|num(4) >>$, output
$\max(0, (<< u|num >> - << v|num >>) / p) = << both|num(4) >>$; only $a_1$ kept, probability $p (1 - p) = << (keep * (1 - keep))|num(4) >>$, output
$<< u|num >> / p = << (u / keep)|num(4) >>$; otherwise 0. The expected value is
$<< (keep * keep)|num(4) >> \cdot << both|num(4) >> + << (keep * (1 - keep))|num(4) >> \cdot << (u / keep)|num(4) >>$, which is << key >>. At inference the unit gives
<< inference >>: dropout keeps the mean of what enters a ReLU, not of what comes out.
""",
)


@question.draw
def draw(rng):
    return {
        "a1": rng.decimal("a1", 1.0, 3.0, 1),
        "a2": rng.decimal("a2", 0.5, 1.9, 1),
        "w1": rng.choice("w1", (2, 3, 4)),
        "w2": rng.choice("w2", (2, 3, 4)),
        "rate": rng.choice("rate", (0.2, 0.3, 0.4, 0.5, 0.6)),
    }


def expected(u, v, keep):
    return keep * max(0, u - v) + (1 - keep) * u


@question.work
def work(a1, a2, w1, w2, rate):
    u, v, keep = a1 * w1, a2 * w2, round(1 - rate, 2)
    inference = f"$\\max(0, {u:.10g} - {v:.10g}) = {max(0, u - v):.10g}$"
    return {"u": u, "v": v, "keep": keep, "both": max(0, u - v) / keep, "inference": inference}


@question.answer
def answer(implementation, a1, a2, w1, w2, rate):
    return expected(a1 * w1, a2 * w2, 1 - rate)


@question.check
def check(r, a1, a2, w1, w2, rate):
    """The four masks, one by one."""
    keep = 1 - rate
    total = 0
    for i in (0, 1):
        for j in (0, 1):
            out = r((i * w1 * a1 - j * w2 * a2) / keep)
            chance = (keep if i else rate) * (keep if j else rate)
            total += chance * out if out > 0 else 0
    return total


@question.proof
def proof():
    """For u > v (the sum over masks in symbols), and for u <= v."""
    u, v, p = sp.symbols("u v p", positive=True)
    alone = p * (1 - p) * u / p
    above = p**2 * (u - v) / p + alone

    def where(a1, a2, w1, w2, rate):
        return {"u": w1 * a1, "v": w2 * a2, "p": 1 - rate} if w1 * a1 > w2 * a2 else None

    def below(a1, a2, w1, w2, rate):
        return {"u": w1 * a1, "v": w2 * a2, "p": 1 - rate} if w1 * a1 <= w2 * a2 else None

    return [(u - p * v, above, where), ((1 - p) * u, alone, below)]


@question.mistake("Inverted dropout keeps the mean, so training gives on average what inference gives.")
def mean_passes_relu(a1, a2, w1, w2, rate):
    return float(max(0, a1 * w1 - a2 * w2))


@question.mistake("Kept activations are not rescaled.")
def not_rescaled(a1, a2, w1, w2, rate):
    return (1 - rate) * expected(a1 * w1, a2 * w2, 1 - rate)


@question.mistake("All four masks are equally likely.")
def equal_masks(a1, a2, w1, w2, rate):
    u, v = a1 * w1, a2 * w2
    return (max(0, u - v) + u) / (1 - rate) / 4 if rate != 0.5 else None


@question.mistake("The rate is the probability of being kept.")
def rate_is_keep(a1, a2, w1, w2, rate):
    return expected(a1 * w1, a2 * w2, rate) if rate != 0.5 else None


@question.mistake("Units are kept or dropped together.")
def one_mask(a1, a2, w1, w2, rate):
    return (1 - rate) * max(0, a1 * w1 - a2 * w2) + rate * a1 * w1 / (1 - rate)


@question.mistake("Only masks that keep both units count.")
def both_kept_only(a1, a2, w1, w2, rate):
    return (1 - rate) * max(0, a1 * w1 - a2 * w2)


@question.mistake("A negative input stops the second unit, so only the first one counts.")
def first_unit_only(a1, a2, w1, w2, rate):
    return float(a1 * w1)
