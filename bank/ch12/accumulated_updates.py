"""ch12.accumulated_updates  How many updates gradient accumulation makes.    Chapter 12, exercise 12.20"""

import math

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.e20",
    topics=("gradient-accumulation", "mini-batches"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    alike="updates-in-training",
    mistakes=("one_for_each_mini_batch",),
    stem=r"""
A model is trained for << epochs >> epochs on $<< m >>$ examples. The memory holds mini-batches of << batch >>, so the gradients of << k >> mini-batches are accumulated
before each update. At the end of an epoch whatever has been accumulated is used for an update as well, even if it comes from fewer mini-batches or a
short one; every epoch starts afresh.

How many updates are made?
""",
    explanation=r"""
A full update takes $<< batch >> \cdot << k >> = << batch * k >>$ examples. An epoch has $<< m >> = << m // (batch * k) >> \cdot << batch * k >> + << m % (batch * k) >>$ examples:
<< m // (batch * k) >> full updates and one of the << m % (batch * k) >> that are left. In << epochs >> epochs that is
$<< epochs >> \cdot << m // (batch * k) + 1 >>$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    batch, k = rng.choice("batch", (8, 10, 12, 16, 20)), rng.choice("k", (3, 4, 5, 6, 8))
    full = rng.integer("full", 11, 30)
    return {
        "m": full * batch * k + rng.integer("rest", batch + 1, batch * k * 2 // 3),
        "batch": batch,
        "k": k,
        "epochs": rng.integer("epochs", 5, 12),
    }


@question.answer
def answer(implementation, m, batch, k, epochs):
    return epochs * implementation.updates_per_epoch(m, batch, k)


@question.check
def check(m, batch, k, epochs):
    """The mini-batches of an epoch first, then the groups of them."""
    mini_batches = len(range(0, m, batch))
    return epochs * len(range(0, mini_batches, k))


@question.proof
def proof():
    """Groups of groups: with remainders r of examples and s of mini-batches."""
    m, batch, k, epochs, s = sp.symbols("m batch k epochs s", positive=True, integer=True)
    i, q = sp.symbols("i q", positive=True, integer=True)

    def where(m, batch, k, epochs):
        return {"m": m, "batch": batch, "k": k, "epochs": epochs, "s": m % (batch * k)}

    count = sp.summation(sp.summation(1, (i, 0, q)), (sp.Symbol("e", integer=True), 1, epochs))
    return epochs * ((m - s) / (batch * k) + 1), sp.expand(count.subs(q, (m - s) / (batch * k))), where


@question.mistake("What does not fill a group makes no update.")
def rest_dropped(m, batch, k, epochs):
    return epochs * (m // (batch * k))


@question.mistake("Accumulation runs on over the end of an epoch.")
def groups_run_on(m, batch, k, epochs):
    return math.ceil(epochs * m / (batch * k))


@question.mistake("Each mini-batch that is left over at the end makes an update of its own.")
def left_over_one_by_one(m, batch, k, epochs):
    return epochs * (m // (batch * k) + math.ceil(m % (batch * k) / batch))


@question.mistake("Accumulating k gradients and updating takes k + 1 mini-batches.")
def one_more_in_group(m, batch, k, epochs):
    return epochs * math.ceil(m / (batch * (k + 1)))


@question.mistake("The update itself is one of the k mini-batches.")
def one_less_in_group(m, batch, k, epochs):
    return epochs * math.ceil(m / (batch * (k - 1)))


@question.mistake("A last update with all gradients closes each epoch.")
def closing_update(m, batch, k, epochs):
    return epochs * (math.ceil(m / (batch * k)) + 1)
