"""ch12.dropout_next_layer  A unit behind a layer with inverted dropout.    Chapter 12, diagram of dropout, exercise 12.12"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("dropout", "regularization", "forward-pass"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=2,
    stem=r"""
Four hidden units have the activations $a = (<< a_ >>)$. In a training step **inverted** dropout with
<< "keep probability" if parameter == "keep" else "drop rate" >> $<< shown|num >>$ draws the mask $d = (<< d|join(", ") >>)$
(1: the unit is kept). The next layer has a linear unit with the weights $w = (<< w_ >>)$ and the bias $<< b|num >>$.

What does this unit compute in this step?
""",
    explanation=r"""
<% if parameter == "rate" %>The keep probability is $1 - << shown|num >> = << keep|num >>$. <% endif %>Kept activations are divided by the keep probability,
dropped ones are 0: the next layer gets $(<< passed >>)$. The weighted sum of the kept units without the factor is
$<< kept|num >>$, so the unit computes $<< kept|num >> / << keep|num >> << b|signed >>$, which is << key >>. The bias is not scaled.
""",
)


@question.draw
def draw(rng):
    d = [1, 1, rng.integer("third", 0, 1), 0]
    keep = rng.choice("keep", (0.4, 0.6, 0.7))
    parameter = rng.choice("parameter", ("keep", "rate"))
    a = [x / 10 for x in rng.sample("a", range(2, 10), 4)]
    w = [rng.choice("w", (0.5, 1.0, 1.5)) for _ in range(4)]
    values = {"a": a, "d": rng.shuffled("d", d), "w": w, "b": rng.decimal("b", 0.1, 0.9, 1), "keep": keep}
    return {**values, "parameter": parameter, "shown": keep if parameter == "keep" else round(1 - keep, 2)}


def weighted(a, d, w, **_):
    return sum(x * y * z for x, y, z in zip(a, d, w))


@question.work
def work(a, d, w, b, keep, parameter, shown):
    return {
        "kept": weighted(a, d, w),
        "passed": ", ".join(f"{x * y / keep:.4g}" for x, y in zip(a, d)),
        "a_": ", ".join(f"{x:g}" for x in a),
        "w_": ", ".join(f"{x:g}" for x in w),
    }


@question.answer
def answer(implementation, a, d, w, b, keep, parameter, shown):
    return weighted(a, d, w) / keep + b


@question.check
def check(r, a, d, w, b, keep, parameter, shown):
    """Unit by unit, the factor on each activation, from the parameter that the question states."""
    probability = shown if parameter == "keep" else 1 - shown
    total = b
    for x, y, z in zip(a, d, w):
        if y:
            total = total + z * r(x / probability)
    return total


@question.proof
def proof():
    """The factor makes the mean over all masks equal to the sum without dropout: two units, four masks."""
    keep, b, s = sp.symbols("keep b s", positive=True)
    u, v = sp.symbols("u v")
    mean = 0
    for first, p in ((1, keep), (0, 1 - keep)):
        for second, q in ((1, keep), (0, 1 - keep)):
            mean += p * q * ((u * first + v * second) / keep + b)

    def where(a, d, w, b, keep, parameter, shown):
        return {"s": weighted(a, d, w), "keep": keep, "b": b}

    return [(sp.expand(mean), u + v + b, False), (s / keep + b, (s + b * keep) / keep, where)]


@question.mistake("Dropping is all; the survivors keep their values.")
def not_rescaled(a, d, w, b, keep, parameter, shown):
    return weighted(a, d, w) + b


@question.mistake("The survivors are divided by the drop probability.")
def divided_by_rate(a, d, w, b, keep, parameter, shown):
    return weighted(a, d, w) / (1 - keep) + b


@question.mistake("The survivors are multiplied by the keep probability.")
def multiplied_by_keep(a, d, w, b, keep, parameter, shown):
    return weighted(a, d, w) * keep + b


@question.mistake("A 1 in the mask is a unit to drop.")
def mask_inverted(a, d, w, b, keep, parameter, shown):
    return weighted(a, [1 - y for y in d], w) / keep + b


@question.mistake("Everything that the next unit adds up is divided, its bias too.")
def bias_rescaled(a, d, w, b, keep, parameter, shown):
    return (weighted(a, d, w) + b) / keep


@question.mistake("The factor makes up for the units that are really missing: 4 over the number of kept ones.")
def realized_share(a, d, w, b, keep, parameter, shown):
    return weighted(a, d, w) * 4 / sum(d) + b if sum(d) != 4 * keep else None
