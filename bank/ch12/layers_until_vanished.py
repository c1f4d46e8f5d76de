"""ch12.layers_until_vanished  The depth at which a ladder of factors passes a limit.    Chapter 12, diagram 12.8"""

import math

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    about="ch12.t6",
    topics=("vanishing-gradients", "exploding-gradients"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    mistakes=("last_before",),
    stem=r"""
On its way back through a feed-forward network, a gradient of size 1 is multiplied by $<< factor|num >>$ in every layer. After how
many layers is its size for the first time << "below" if factor < 1 else "above" >> $10^{<< power >>}$?
""",
    explanation=r"""
After $k$ layers the size is $<< factor|num >>^k$. The condition $<< factor|num >>^k << "<" if factor < 1 else ">" >> 10^{<< power >>}$ means
$k > << power >> / \log_{10} << factor|num >> = << exact|num(3) >>$; the smallest such integer is << key >>.
""",
)


@question.draw
def draw(rng):
    factor = rng.choice("factor", (0.5, 0.6, 0.7, 0.75, 0.8, 1.25, 1.5, 1.6, 1.8, 2.0))
    slope = math.log10(factor)  # the answer is to lie between 24 and 43, so that all numbers have two digits
    power = rng.integer("power", math.ceil(24 * abs(slope)), math.floor(42 * abs(slope))) * (-1 if factor < 1 else 1)
    if abs((k := power / slope) - round(k)) < 0.02:
        raise Reject("the limit is met nearly exactly")
    return {"factor": factor, "power": power}


@question.work
def work(factor, power):
    return {"exact": power / math.log10(factor)}


@question.answer
def answer(implementation, factor, power):
    return implementation.layers_until(factor, 10.0**power)


@question.check
def check(factor, power):
    """Halving the interval on whole numbers: below stays on the near side of the limit, above has passed it."""
    below, above = 0, 64
    while above - below > 1:
        middle = (below + above) // 2
        passed = factor**middle * 10 ** abs(power) < 1 if factor < 1 else factor**middle > 10**power
        below, above = (below, middle) if passed else (middle, above)
    return above


@question.proof
def proof():
    """Where the size reaches the limit, by logarithms; the count is one more than its floor."""
    factor, power = sp.symbols("factor power", positive=True)
    k = sp.Symbol("k", real=True)
    crossing = sp.solve(sp.Eq(k * sp.log(factor), power * sp.log(10)), k)[0]
    return [
        (power * sp.log(10) / sp.log(factor), crossing, False),
        (sp.floor(power * sp.log(10) / sp.log(factor)) + 1, sp.floor(crossing) + 1),
    ]


@question.mistake("The natural logarithm of the factor goes with the power of ten.")
def natural_logarithm(factor, power):
    return math.ceil(power / math.log(factor))


@question.mistake("The natural logarithm of the limit goes with the common logarithm of the factor.")
def natural_limit(factor, power):
    return math.ceil(power * math.log(10) / math.log10(factor))


@question.mistake("The first layer passes the gradient on as it is.")
def first_layer_free(factor, power):
    return math.ceil(power / math.log10(factor)) + 1


@question.mistake("The first and the last layer pass the gradient on as it is.")
def both_ends_free(factor, power):
    return math.ceil(power / math.log10(factor)) + 2


@question.mistake("A layer multiplies twice, on the way forward and on the way back.")
def twice_in_each_layer(factor, power):
    return math.ceil(power / math.log10(factor) / 2)
