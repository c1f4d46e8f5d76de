"""ch12.rate_finder_reading  Reading the curve of a learning-rate finder.    Chapter 12, exercise 12.19"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("learning-rate-finder", "learning-rate"),
    kinds="MCQ",
    marks=1,
    bloom="understand",
    syllabus="beyond",
    version=2,
    stem=r"""
A learning-rate finder measured these losses, one after each rate:

$$<< [rates, losses_]|mat >>$$

(upper row: the exponent $k$ of the rate $10^k$; lower row: the loss after a step with this rate). A usual rule takes the rate at which the loss falls fastest against the **logarithm** of the rate:
the lower end of the interval between neighbouring rates with the most negative slope.

Which rate does the rule give?
""",
    explanation=r"""
Neighbouring rates are one unit of $\log_{10}$ apart, so the slopes are the differences of neighbouring losses: $<< slopes >>$. The most negative
one is $<< steepest|num(1) >>$, from $10^{<< k >>}$ to $10^{<< k + 1 >>}$, so the rule gives << shown >>. The rate with the smallest loss is too large: there the
loss is about to rise.
""",
)


@question.draw
def draw(rng):
    start = rng.integer("start", -9, -6)
    falls = rng.shuffled(
        "falls",
        [rng.decimal("small", 0.1, 0.3, 1), rng.decimal("middle", 0.4, 0.6, 1), rng.decimal("large", 0.8, 1.3, 1)],
    )
    falls.append(rng.decimal("last fall", 0.1, 0.3, 1))
    falls.insert(0, 0.0)
    losses = [rng.decimal("loss", 3.0, 4.0, 1)]
    for fall in falls:
        losses.append(round(losses[-1] - fall, 1))
    losses.append(round(losses[-1] + rng.decimal("rise", 0.2, 0.6, 1), 1))
    losses.append(round(losses[-1] + rng.decimal("jump", 1.5, 4.0, 1), 1))
    return {"start": start, "losses": losses}


def slopes(losses):
    return [round(b - a, 1) for a, b in zip(losses, losses[1:])]


@question.work
def work(start, losses):
    found = slopes(losses)
    k = start + found.index(min(found))
    return {
        "rates": list(range(start, start + len(losses))),
        "losses_": [f"{loss:.1f}" for loss in losses],
        "slopes": ", ".join(f"{s:.1f}" for s in found),
        "steepest": min(found),
        "k": k,
        "shown": f"$10^{{{k}}}$",
    }


@question.show
def show(value, start, losses):
    return f"$10^{{{value}}}$"


@question.answer
def answer(implementation, start, losses):
    found = slopes(losses)
    return start + found.index(min(found))


@question.check
def check(start, losses):
    """The place after which most is lost, by comparing all pairs of neighbours."""
    best = 0
    for i in range(1, len(losses) - 1):
        if losses[i] - losses[i + 1] > losses[best] - losses[best + 1]:
            best = i
    return start + best


@question.proof
def proof():
    """Rate number i of the sweep, from 0, and the length of an interval in decimal logarithms."""
    start, i = sp.symbols("start i", integer=True)
    rate = sp.exp(start * sp.log(10)) * sp.exp(i * sp.log(10))
    k = sp.simplify(sp.expand_log(sp.log(rate), force=True) / sp.log(10))

    def where(start, losses):
        return {"start": start, "i": slopes(losses).index(min(slopes(losses)))}

    return [(start + i, k, where), (k.subs(i, i + 1) - k, sp.Integer(1), False)]


@question.mistake("The best rate is the one with the smallest loss.")
def smallest_loss(start, losses):
    return start + losses.index(min(losses))


@question.mistake("The upper end of the steepest interval is taken.")
def upper_end(start, losses):
    return answer(None, start, losses) + 1


@question.mistake("The largest rate before the loss explodes is taken.")
def before_the_jump(start, losses):
    return start + len(losses) - 2


@question.mistake("The rate before the steepest fall begins is the safe one.")
def one_earlier(start, losses):
    return answer(None, start, losses) - 1


@question.mistake("Where the loss begins to fall the rate is right.")
def first_fall(start, losses):
    return start + next(i for i, s in enumerate(slopes(losses)) if s < 0)


@question.mistake("The rate halfway between the smallest and the largest is taken.")
def middle(start, losses):
    return start + len(losses) // 2


@question.mistake("The smallest rate is the safest one, and the finder shows that it works.")
def smallest_rate(start, losses):
    return start
