"""ch10.epochs_for_equal_updates  As many steps, in fewer epochs.    Chapter 10, the digits program"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("mini-batches", "training", "gradient-descent"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    stem=r"""
A training set has << n >> examples. One program trains for << full >> epochs of full-batch gradient descent. Another one uses mini-batches of
<< size >>; a last batch that is not full is used as well, and every batch leads to one update.

What is the smallest number of whole epochs after which the second program has made at least as many updates as the first one makes in
its whole training?
""",
    explanation=r"""
Full-batch training makes one update in each epoch, << full >> in all. Mini-batches of << size >> give
$\lceil << n >>/<< size >> \rceil = << batches >>$ updates in each epoch, and $<< full >>/<< batches >> = << (full / batches)|num(2) >>$, so
<< key >> epochs are needed.
""",
)


@question.draw
def draw(rng):
    size, batches = rng.choice("size", (16, 25, 32, 40, 50, 64)), rng.integer("batches", 8, 30)
    epochs = rng.integer("epochs", 20, 120)
    return {
        "n": size * (batches - 1) + rng.integer("rest", 1, size // 2),
        "size": size,
        "full": batches * (epochs - 1) + rng.integer("part", 1, batches - 1),
    }


@question.work
def work(n, size, full):
    return {"batches": -(-n // size)}


@question.answer
def answer(implementation, n, size, full):
    return -(-full // -(-n // size))


@question.check
def check(n, size, full):
    """Whole epochs that do not suffice, and one more."""
    updates = len(range(0, n, size))
    return len(range(updates, full, updates)) + 1


@question.proof
def proof():
    """The number of epochs is the ceiling of a quotient; it lies less than one above it (checked at a remainder)."""
    n, size, full = sp.symbols("n size full", positive=True)
    counted = sp.ceiling(full / sp.ceiling(n / size))
    epochs = [sum(1 for done in range(0, updates, 5) if done < updates) for updates in range(1, 40)]
    formula = [counted.subs({n: 4 * 7 + 2, size: 7, full: updates}) for updates in range(1, 40)]
    return [
        (sp.Matrix(formula), sp.Matrix(epochs), False),
        (counted, (-sp.floor(full / sp.floor(-n / size))).rewrite(sp.ceiling)),
    ]


def other(value, n, size, full):
    """The value, unless the belief makes no difference here."""
    return value if value != -(-full // -(-n // size)) else None


@question.mistake("Only full batches count.")
def last_batch_dropped(n, size, full):
    return other(-(-full // (n // size)), n, size, full)


@question.mistake("The last epoch need not be finished, so the quotient is rounded down.")
def rounded_down(n, size, full):
    return full // -(-n // size)


@question.mistake("An epoch with mini-batches makes as many updates as a batch has examples.")
def size_for_batches(n, size, full):
    return other(-(-full // size), n, size, full)


@question.mistake("An epoch is an epoch: both programs make as many updates.")
def as_many_epochs(n, size, full):
    return full


@question.mistake("Full-batch training makes one update for each example.")
def update_for_each_example(n, size, full):
    return full * size


@question.mistake("After the last batch of an epoch there is one more update, for the whole of it.")
def one_more_update(n, size, full):
    return other(-(-full // (-(-n // size) + 1)), n, size, full)


@question.mistake("A batch and the examples outside of it make two updates.")
def two_updates_per_batch(n, size, full):
    return other(-(-full // (2 * -(-n // size))), n, size, full)
