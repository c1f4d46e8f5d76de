"""ch10.binary_cost_by_hand  The cost of a small batch.    Chapter 10, the network class, compute_cost"""

import sympy as sp

from dlgrade.bank import Question, log

question = Question(
    topics=("cross-entropy", "loss", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    decimals=3,
    stem=r"""
For << m >> examples the sigmoid output of a network is $<< outputs >>$; the labels are, in the same order, $<< labels >>$. The cost is the
mean over the examples of the binary cross-entropy with the natural logarithm.

What is the cost?
""",
    explanation=r"""
An example with label 1 costs $-\ln a$, one with label 0 costs $-\ln(1 - a)$. The probabilities of the true labels are
$<< of_labels >>$, the losses $<< losses >>$. Their mean is << key >>.
""",
)


@question.draw
def draw(rng):
    m = rng.integer("m", 3, 4)
    y = rng.shuffled("labels", [1, 0, rng.below("third", 2), rng.below("fourth", 2)][:m])
    return {"m": m, "y": y, "a": [k / 20 for k in rng.sample("a", [*range(2, 10), *range(11, 19)], m)]}


@question.work
def work(m, y, a):
    q = [x if label else 1 - x for x, label in zip(a, y)]
    return {
        "outputs": r",\ ".join(f"{x:g}" for x in a),
        "labels": r",\ ".join(map(str, y)),
        "of_labels": r",\ ".join(f"{x:.10g}" for x in q),
        "losses": r",\ ".join(f"{-log(x):.4f}" for x in q),
    }


@question.answer
def answer(implementation, m, y, a):
    return -sum(label * log(x) + (1 - label) * log(1 - x) for x, label in zip(a, y)) / m


@question.check
def check(r, m, y, a):
    """Example by example, the logarithm of one over the probability of its label."""
    return sum(r(log(1 / (x if label == 1 else 1 - x))) for x, label in zip(a, y)) / m


@question.proof
def proof():
    """The mean of the losses is minus the logarithm of the geometric mean of the labels' probabilities."""
    p, q, r, s = sp.symbols("p q r s", positive=True)
    a, y = sp.symbols("a y", positive=True)
    loss = -y * sp.log(a) - (1 - y) * sp.log(1 - a)
    geometric = -sp.expand_log(sp.log((p * q * r) ** sp.Rational(1, 3)))
    four = -sp.expand_log(sp.log((p * q * r * s) ** sp.Rational(1, 4)))

    def of(size):
        def where(m, y, a):
            true = [x if label else 1 - x for x, label in zip(a, y)]
            return dict(zip("pqrs", true, strict=False)) if m == size else None

        return where

    return [
        (loss.subs(y, 1), -sp.log(a), False),
        (loss.subs(y, 0), -sp.log(1 - a), False),
        (-(sp.log(p) + sp.log(q) + sp.log(r)) / 3, geometric, of(3)),
        (-(sp.log(p) + sp.log(q) + sp.log(r) + sp.log(s)) / 4, four, of(4)),
    ]


def cost(m, y, a):
    return -sum(log(x if label else 1 - x) for x, label in zip(a, y)) / m


@question.mistake("An example of class 0 costs nothing, because its label is 0.")
def only_class_one(m, y, a):
    return -sum(label * log(x) for x, label in zip(a, y)) / m


@question.mistake("The cost of a batch is the sum over its examples.")
def sum_of_examples(m, y, a):
    return cost(m, y, a) * m


@question.mistake("The logarithm of the cross-entropy has base 2.")
def base_two(m, y, a):
    return cost(m, y, a) / log(2)


@question.mistake("The logarithm of the cross-entropy has base 10.")
def base_ten(m, y, a):
    return cost(m, y, a) / log(10)


@question.mistake("Every example costs minus the logarithm of its output, whatever its label is.")
def label_ignored(m, y, a):
    return -sum(log(x) for x in a) / m


@question.mistake("The probability of the label is averaged first, then comes the logarithm.")
def logarithm_of_the_mean(m, y, a):
    return -log(sum(x if label else 1 - x for x, label in zip(a, y)) / m)


@question.mistake("The cost is the mean squared difference from the labels.")
def squared_error(m, y, a):
    return sum((x - label) ** 2 for x, label in zip(a, y)) / m


@question.mistake("Output and label change places: 1 - a is the probability of label 1.")
def labels_swapped(m, y, a):
    return cost(m, [1 - label for label in y], a)
