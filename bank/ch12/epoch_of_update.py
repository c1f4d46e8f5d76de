"""ch12.epoch_of_update  How many examples have been seen, and in which epoch.    Chapter 12, section 12.4"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("mini-batch", "sgd", "training-loop"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    alike="updates-in-training",
    stem=r"""
Mini-batch training uses $<< m >>$ examples in batches of $<< batch >>$. Every epoch starts with a fresh order of all examples,
and a last batch that is not full is used as well. Epochs are counted from 1, and so are updates, through all epochs.

How many gradients of **single examples** have entered the updates $1, \ldots, << update >>$?
""",
    explanation=r"""
An epoch has $<< in_epoch >>$ updates, $<< in_epoch - 1 >>$ with $<< batch >>$ examples and the last with $<< rest >>$. Update
$<< update >>$ is number $<< place >>$ of epoch $<< done + 1 >>$: $<< done >>$ full epoch<< " has" if done == 1 else "s have" >>
used $<< done >> \cdot << m >> = << done * m >>$ examples, and $<< place >>$ full batch<< " follows" if place == 1 else "es follow" >> with
$<< place >> \cdot << batch >> = << place * batch >>$. The sum is << key >>.
""",
)


@question.draw
def draw(rng):
    batch, full = rng.choice("batch", (8, 16, 20, 25, 32, 50)), rng.integer("full", 5, 30)
    rest = rng.integer("rest", 1, batch - 2)
    done, place = rng.integer("done", 1, 6), rng.integer("place", 1, full)
    return {"m": full * batch + rest, "batch": batch, "update": done * (full + 1) + place}


@question.work
def work(m, batch, update):
    done, place = divmod(update, m // batch + 1)
    return {"in_epoch": m // batch + 1, "rest": m % batch, "done": done, "place": place}


@question.answer
def answer(implementation, m, batch, update):
    done, place = divmod(update, m // batch + 1)
    return done * m + place * batch


@question.check
def check(m, batch, update):
    """As if all batches were full, less what each short one lacks."""
    each = -(-m // batch)
    return update * batch - (update // each) * (each * batch - m)


@question.proof
def proof():
    """With q full batches and a rest r in an epoch, d epochs and p batches later."""
    q, r, d, p, b = sp.symbols("q r d p b", positive=True, integer=True)
    k = sp.Symbol("k", integer=True)
    counted = sp.summation(sp.summation(b, (k, 1, q)) + r, (k, 1, d)) + sp.summation(b, (k, 1, p))

    def where(m, batch, update):
        d_, p_ = divmod(update, m // batch + 1)
        return {"q": m // batch, "r": m % batch, "d": d_, "p": p_, "b": batch}

    return d * (q * b + r) + p * b, counted, where


@question.mistake("All batches are full.")
def all_full(m, batch, update):
    return update * batch


@question.mistake("The short batch at the end of an epoch makes its update without examples.")
def rest_unused(m, batch, update):
    done, place = divmod(update, m // batch + 1)
    return (done * (m // batch) + place) * batch


@question.mistake("An epoch in progress counts in full.")
def rounded_up_to_epochs(m, batch, update):
    return (update // (m // batch + 1) + 1) * m


@question.mistake("Only complete epochs count.")
def complete_epochs_only(m, batch, update):
    return update // (m // batch + 1) * m


@question.mistake("The update after the one asked for is counted, too.")
def one_batch_more(m, batch, update):
    done, place = divmod(update, m // batch + 1)
    return done * m + (place + 1) * batch


@question.mistake("Update 1 of an epoch is the random start, without examples.")
def one_batch_less(m, batch, update):
    done, place = divmod(update, m // batch + 1)
    return done * m + (place - 1) * batch
