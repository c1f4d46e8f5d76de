"""ch10.broadcast_accuracy  A row compared with a column.    Chapter 10, the network class, accuracy"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("broadcasting", "metrics", "shapes"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=2,
    decimals=1,
    stem=r"""
A program computes the accuracy of << m >> predictions in percent.

```
predictions = np.array([<< p >>])  # shape (1, << m >>)
labels = np.array(<< column >>)  # shape (<< m >>, 1)
print(np.mean(predictions == labels) * 100)
```

What does it print?
""",
    explanation=r"""
The shapes (1, << m >>) and (<< m >>, 1) broadcast to (<< m >>, << m >>): every prediction is compared with every label. The number of
ones is << p1 >> among the predictions and << y1 >> among the labels. Equal are
$<< p1 >>\cdot << y1 >> + << m - p1 >>\cdot << m - y1 >> = << equal >>$ of $<< m * m >>$ pairs, << key >> %. (The accuracy is
<< accuracy|num(1) >> %; `labels.ravel()` would have been compared one by one.)
""",
    feedback={
        "one_by_one": "That is the accuracy, but `==` broadcasts the row and the column to << m >> by << m >> comparisons.",
    },
)


@question.draw
def draw(rng):
    m = rng.integer("m", 5, 7)
    p = [rng.below("p", 2) for _ in range(m)]
    y = [a if rng.below("right", 2) else 1 - a for a in p]
    if not 1 <= sum(p) <= m - 1 or not 1 <= sum(y) <= m - 1:
        raise Reject("all of one class")
    if 2 * sum(p) == m or 2 * sum(y) == m:
        raise Reject("half of the pairs are equal, whatever the other array holds")
    return {"m": m, "p": p, "y": y}


@question.work
def work(m, p, y):
    p1, y1 = sum(p), sum(y)
    return {
        "p1": p1,
        "y1": y1,
        "column": [[v] for v in y],
        "equal": p1 * y1 + (m - p1) * (m - y1),
        "accuracy": 100 * sum(a == b for a, b in zip(p, y)) / m,
    }


@question.answer
def answer(implementation, m, p, y):
    p1, y1 = sum(p), sum(y)
    return 100 * (p1 * y1 + (m - p1) * (m - y1)) / m**2


@question.check
def check(m, p, y):
    """Row by row of the array of comparisons."""
    return 100 * sum(p.count(label) for label in y) / (m * m)


@question.proof
def proof():
    """Unequal pairs are a one with a zero, either way; the rest is equal."""
    m, a, b = sp.symbols("m a b", positive=True)
    equal, unequal = a * b + (m - a) * (m - b), a * (m - b) + (m - a) * b
    return 100 * equal / m**2, 100 * (1 - unequal / m**2), lambda m, p, y: {"m": m, "a": sum(p), "b": sum(y)}


def other(value, m, p, y):
    """The value, unless the belief makes no difference here."""
    p1, y1 = sum(p), sum(y)
    return value if abs(value - 100 * (p1 * y1 + (m - p1) * (m - y1)) / m**2) > 0.15 else None


@question.mistake("NumPy pairs the predictions with the labels one by one.")
def one_by_one(m, p, y):
    return other(100 * sum(a == b for a, b in zip(p, y)) / m, m, p, y)


@question.mistake("The comparison is true on the diagonal only, and the mean is over the whole array.")
def hits_over_all_pairs(m, p, y):
    return other(100 * sum(a == b for a, b in zip(p, y)) / m**2, m, p, y)


@question.mistake("Only pairs of two ones count as equal.")
def pairs_of_ones(m, p, y):
    return other(100 * sum(p) * sum(y) / m**2, m, p, y)


@question.mistake("The mean counts the pairs that differ.")
def unequal_pairs(m, p, y):
    p1, y1 = sum(p), sum(y)
    return other(100 * (p1 * (m - y1) + (m - p1) * y1) / m**2, m, p, y)


@question.mistake("Broadcasting compares the numbers of ones.")
def counts_compared(m, p, y):
    return other(100 - 100 * abs(sum(p) - sum(y)) / m, m, p, y)


@question.mistake("The program counts the errors, one by one.")
def error_rate(m, p, y):
    return other(100 * sum(a != b for a, b in zip(p, y)) / m, m, p, y)


@question.mistake("The row of predictions is compared with the first label only, the rest of the column is ignored.")
def first_label_only(m, p, y):
    return other(100 * p.count(y[0]) / m, m, p, y)
