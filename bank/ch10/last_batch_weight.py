"""ch10.last_batch_weight  The examples of the last, short batch.    Chapter 10, exercise C3"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("mini-batches", "training", "gradient-descent"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=2,
    decimals=2,
    stem=r"""
A training set of << n >> examples is cut into mini-batches of << size >>; the examples that are left over form a last, smaller batch. Each batch leads
to one update with the same learning rate, and its gradient is the **mean** of its examples' gradients.

How many times as large is the weight of one example's gradient in the update by the last batch as the weight of one example's gradient in
the update by a full batch?
""",
    explanation=r"""
There are << n // size >> full batches with $<< n // size >> \cdot << size >> = << n - n % size >>$ examples, and << n % size >> in the last one. An example
there is divided by << n % size >>, any other one by << size >>: it counts $\frac{1/<< n % size >>}{1/<< size >>} = \frac{<< size >>}{<< n % size >>}$ times as
much, which is << key >>.
""",
)


@question.draw
def draw(rng):
    size = rng.choice("size", (16, 24, 32, 48, 50, 60, 64, 100, 128))
    rest = rng.integer("rest", 3, size - 3)
    if 2 * rest == size:
        raise Reject("the last batch is half a batch")
    return {"n": size * rng.integer("full", 3, 40) + rest, "size": size}


@question.answer
def answer(implementation, n, size):
    return size / (n % size)


@question.check
def check(n, size):
    """The share of one example in its batch's mean, there and elsewhere."""
    starts = range(0, n, size)
    return size / (n - starts[-1])


@question.proof
def proof():
    """The weights of the mean's derivative in a batch of r and in one of s examples."""
    size, rest, k = sp.symbols("size rest k", positive=True, integer=True)
    a, b = sp.symbols("a b")
    short = sp.diff(sp.summation(a, (k, 1, rest - 1)) / rest + b / rest, b)
    full = sp.diff(sp.summation(a, (k, 1, size - 1)) / size + b / size, b)
    return size / rest, sp.simplify(short / full), lambda n, size: {"size": size, "rest": n % size}


@question.mistake("A smaller batch gives its examples a smaller weight.")
def inverse(n, size):
    return (n % size) / size


@question.mistake("The last batch lacks the remainder instead of having it.")
def complement(n, size):
    return size / (size - n % size)


@question.mistake("Every example is used once in an epoch, so all count the same.")
def all_the_same(n, size):
    return 1.0


@question.mistake("The last batch is one of all batches, and its examples carry the weight of all of them.")
def number_of_batches(n, size):
    return float(-(-n // size))


@question.mistake("The size of a batch enters twice, once by the mean and once by the number of updates.")
def squared(n, size):
    return (size / (n % size)) ** 2
