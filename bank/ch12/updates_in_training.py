"""ch12.updates_in_training  Parameter updates of mini-batch training.    Chapter 12, exercise 12.5 and diagram 12.8"""

import math

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.e05",
    topics=("mini-batch", "gradient-descent", "sgd"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    alike="updates-in-training",
    mistakes=("rounded_down", "batch_size_updates"),
    stem=r"""
A training set of $<< m >>$ examples is used for $<< epochs >>$ epochs of mini-batch gradient descent with batch size
$<< batch >>$. Every epoch shuffles the examples and cuts them into mini-batches anew; a last mini-batch that is not full is
used as well.

How many times are the parameters updated?
""",
    explanation=r"""
Each mini-batch gives one update. An epoch has $<< full >>$ full batches and one of $<< rest >>$
example<< "" if rest == 1 else "s" >>, so $\lceil << m >> / << batch >> \rceil = << full + 1 >>$ updates. In $<< epochs >>$ epochs that
is $<< epochs >> \cdot << full + 1 >>$, which is << key >>.
""",
    feedback={
        "rounded_down": "The last batch of each epoch, with << rest >> of the examples, makes an update as well."
    },
)


@question.draw
def draw(rng):
    batch, full = rng.choice("batch", (32, 36, 40, 48, 50, 60, 64)), rng.integer("full", 28, 80)
    rest = rng.integer("rest", 1, batch // 2)
    return {"m": full * batch + rest, "batch": batch, "epochs": rng.integer("epochs", 4, 10)}


@question.work
def work(m, batch, epochs):
    return {"full": m // batch, "rest": m % batch}


@question.answer
def answer(implementation, m, batch, epochs):
    return implementation.updates(m, batch, epochs)[2]


@question.check
def check(m, batch, epochs):
    """The places in the order at which a mini-batch begins."""
    return epochs * len(range(0, m, batch))


@question.proof
def proof():
    """The batches begin at 0, batch, ..., m - r, where r is the size of the short one: count them."""
    m, batch, epochs, r = sp.symbols("m batch epochs r", positive=True, integer=True)
    i = sp.Symbol("i", integer=True)
    q = sp.Symbol("q", positive=True, integer=True)
    starts = sp.summation(sp.summation(1, (i, 0, q)), (sp.Symbol("k", integer=True), 1, epochs))

    def where(m, batch, epochs):
        return {"m": m, "batch": batch, "epochs": epochs, "r": m % batch}

    return epochs * ((m - r) / batch + 1), starts.subs(q, (m - r) / batch), where


@question.mistake("Batches run on over the end of an epoch: only the last one of the training is short.")
def epochs_run_on(m, batch, epochs):
    return math.ceil(m * epochs / batch)


@question.mistake("Epoch 0 counts as well, so there is one epoch more.")
def one_epoch_more(m, batch, epochs):
    return (epochs + 1) * math.ceil(m / batch)


@question.mistake("There is one more update at the end of each epoch, with the gradient of the whole set.")
def full_batch_added(m, batch, epochs):
    return epochs * (math.ceil(m / batch) + 1)


@question.mistake("The first parameters are an update, too.")
def one_more(m, batch, epochs):
    return epochs * math.ceil(m / batch) + 1
