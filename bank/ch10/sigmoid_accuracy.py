"""ch10.sigmoid_accuracy  Accuracy of a sigmoid classifier.    Chapter 10, the network class, predict and accuracy"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    about="ch10.p1k",
    topics=("metrics", "prediction", "sigmoid"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    decimals=1,
    unit="%",
    mistakes=("error_rate", "recall", "product"),
    stem=r"""
For << m >> examples the sigmoid output of a network is $<< outputs >>$; the labels are, in the same order, $<< labels >>$. Class 1 is
predicted where the output is greater than 0.5, otherwise class 0.

What is the accuracy in percent?
""",
    explanation=r"""
The predictions are $<< predictions >>$ (an output of exactly 0.5 is not greater than 0.5). They agree with the labels at
<< hits >> of << m >> examples: $100\cdot << hits >>/<< m >>$, which is << key >>.
""",
    feedback={"half_is_one": "The output 0.5 is not greater than 0.5, so class 0 is predicted."},
)


@question.draw
def draw(rng):
    m = rng.integer("m", 6, 12)
    a = rng.sample("a", [k / 20 for k in range(1, 20) if k != 10], m - 1)
    a = rng.shuffled("order", [*a, 0.5])
    y = [int(x > 0.5) if rng.below("right", 3) else int(x <= 0.5) for x in a]
    ones, found = sum(y), sum(1 for x in a if x > 0.5)
    if not 2 <= ones <= m - 2 or not 2 <= found <= m - 2:
        raise Reject("hardly any examples of one class")
    return {"m": m, "a": a, "y": y}


@question.work
def work(m, a, y):
    p = [int(x > 0.5) for x in a]
    return {
        "outputs": r",\ ".join(f"{x:g}" for x in a),
        "labels": r",\ ".join(map(str, y)),
        "predictions": r",\ ".join(map(str, p)),
        "hits": sum(i == j for i, j in zip(p, y)),
    }


@question.answer
def answer(implementation, m, a, y):
    found = float(implementation.accuracy([int(x > 0.5) for x in a], y))
    return found if implementation is question.right else other(found, a, y)


@question.check
def check(m, a, y):
    """All examples, less those on the wrong side of one half."""
    false_ones = sum(1 for x, label in zip(a, y) if 2 * x > 1 and label == 0)
    missed = sum(1 for x, label in zip(a, y) if 2 * x <= 1 and label == 1)
    return 100 - 100 * (false_ones + missed) / m


@question.proof
def proof():
    """Right ones over all, or all less the wrong ones."""
    p, q, r, s = sp.symbols("p q r s", positive=True)  # true and false positives, true and false negatives

    def where(m, a, y):
        pairs = [(x > 0.5, label == 1) for x, label in zip(a, y)]
        counts = (pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, False)))
        return dict(zip("pqrs", (*counts, m - sum(counts)), strict=True))

    return 100 * (p + r) / (p + q + r + s), 100 - 100 * (q + s) / (p + q + r + s), where


def other(value, a, y):
    """The value, unless the belief makes no difference here."""
    key = 100 * sum((x > 0.5) == (label == 1) for x, label in zip(a, y)) / len(a)
    return value if abs(value - key) > 0.15 else None


@question.mistake("A value of one half already counts as class 1.")
def half_is_one(m, a, y):
    return other(100 * sum((x >= 0.5) == (label == 1) for x, label in zip(a, y)) / m, a, y)


@question.mistake("Accuracy is the share of the predicted ones that are ones (that is precision).")
def precision(m, a, y):
    chosen = [label for x, label in zip(a, y) if x > 0.5]
    return other(100 * sum(chosen) / len(chosen), a, y)


@question.mistake("Accuracy is about class 0: the share of its examples that were left at 0.")
def specificity(m, a, y):
    zeros = [x for x, label in zip(a, y) if label == 0]
    return other(100 * sum(x <= 0.5 for x in zeros) / len(zeros), a, y)


@question.mistake("As many predicted ones as ones among the labels means that all are right; the order plays no part.")
def counts_compared(m, a, y):
    return other(100 - 100 * abs(sum(x > 0.5 for x in a) - sum(y)) / m, a, y)
