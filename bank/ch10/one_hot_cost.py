"""ch10.one_hot_cost  Cross-entropy with one-hot labels.    Chapter 10, the network class, compute_cost"""

import sympy as sp

from dlgrade.bank import Question, log

question = Question(
    topics=("cross-entropy", "one-hot", "softmax"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    decimals=3,
    stem=r"""
The softmax output $A$ of a network and the one-hot labels $Y$ of two examples (columns) are

$$A = << A|mat >>,\quad Y = << Y|mat >>.$$

The cost is the cross-entropy with the natural logarithm, averaged over the examples. What is the cost?
""",
    explanation=r"""
Of each column only the entry at the 1 of $Y$ counts: << q[0]|num >> and << q[1]|num >>. The losses are
$-\ln << q[0]|num >> = << losses[0]|num(4) >>$ and $-\ln << q[1]|num >> = << losses[1]|num(4) >>$; their mean is << key >>.
""",
    feedback={
        "mean_of_entries": "The average is over the 2 examples, not over the 6 entries.",
        "zeros_count_too": "With one-hot labels the zeros drop out; $\\ln(1 - a)$ belongs to a single sigmoid output.",
    },
)


@question.draw
def draw(rng):
    columns = []
    for _ in range(2):
        a, b = rng.integer("a", 3, 11), rng.integer("b", 2, 6)
        columns.append(rng.shuffled("column", [a, b, 20 - a - b]))
    one = rng.integer("first", 0, 2)
    ones = [one, (one + rng.integer("second", 1, 2)) % 3]
    return {
        "A": [[column[k] / 20 for column in columns] for k in range(3)],
        "Y": [[int(k == c) for c in ones] for k in range(3)],
    }


def true_class(A, Y):
    return [next(A[k][i] for k in range(3) if Y[k][i] == 1) for i in range(2)]


@question.work
def work(A, Y):
    q = true_class(A, Y)
    return {"q": q, "losses": [-log(x) for x in q]}


@question.answer
def answer(implementation, A, Y):
    return -sum(Y[k][i] * log(A[k][i]) for k in range(3) for i in range(2)) / 2


@question.check
def check(r, A, Y):
    """The logarithm of one over each right class's probability."""
    first, second = (r(log(1 / x)) for x in true_class(A, Y))
    return (first + second) / 2


@question.proof
def proof():
    """All entries with one-hot columns, against the geometric mean of two probabilities."""
    p, q, a, b, c, d = sp.symbols("p q a b c d", positive=True)
    entries = sp.Matrix([[a, b], [p, c], [d, q]])
    labels = sp.Matrix([[0, 0], [1, 0], [0, 1]])
    total = -sum(labels[k, i] * sp.log(entries[k, i]) for k in range(3) for i in range(2)) / 2
    formula = -(sp.log(p) + sp.log(q)) / 2
    return [
        (total, formula, False),
        (formula, -sp.expand_log(sp.log(sp.sqrt(p * q))), lambda A, Y: dict(zip("pq", true_class(A, Y), strict=True))),
    ]


def cost(A, Y):
    return -sum(log(x) for x in true_class(A, Y)) / 2


@question.mistake("With several classes the zeros of the one-hot label count through ln(1 - a) too.")
def zeros_count_too(A, Y):
    return -sum(log(A[k][i]) if Y[k][i] else log(1 - A[k][i]) for k in range(3) for i in range(2)) / 2


@question.mistake("The mean over the whole array is the mean over the examples.")
def mean_of_entries(A, Y):
    return cost(A, Y) / 3


@question.mistake("The cost of a batch is the sum over its examples.")
def sum_of_examples(A, Y):
    return cost(A, Y) * 2


@question.mistake("The logarithm of the cross-entropy has base 2.")
def base_two(A, Y):
    return cost(A, Y) / log(2)


@question.mistake("The cost is the mean squared difference from the labels.")
def squared_error(A, Y):
    return sum((A[k][i] - Y[k][i]) ** 2 for k in range(3) for i in range(2)) / 2


@question.mistake("All entries of A count, whatever the labels are.")
def labels_ignored(A, Y):
    return -sum(log(a) for row in A for a in row) / 2


@question.mistake("What counts is one minus the probability of the right class.")
def without_logarithm(A, Y):
    return 1 - sum(true_class(A, Y)) / 2


@question.mistake("The right class's probabilities are averaged before the logarithm.")
def logarithm_of_the_mean(A, Y):
    found = -log(sum(true_class(A, Y)) / 2)
    return found if abs(found - cost(A, Y)) > 0.003 else None
