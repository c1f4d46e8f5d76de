"""ch10.predicted_class_claims  From logits to classes.    Chapter 10, the network class, predict"""

import numpy as np
import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.p1j",
    topics=("prediction", "softmax", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="apply",
    syllabus="da",
    mistakes=("from_one",),
    stem={
        kind: r"""
For << m >> examples, stored as columns, the last layer of a classifier with four classes computes

$$Z = << Z|mat >>,$$

and softmax is applied to each column. Classes are counted from 0 (first row), examples from 1 (first column). The predicted class is the one
with the largest probability.

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
Softmax keeps the order within a column: $p_i / p_j = e^{z_i - z_j}$ is greater than 1 exactly if $z_i > z_j$. So the predicted class of an
example is the row of the largest entry in its column, negative entries or not: << found >>.
""",
)


@question.draw
def draw(rng):
    columns = [rng.sample("column", range(-6, 10), 4) for _ in range(5)]
    rows = [[column[k] for column in columns] for k in range(4)]
    return {"Z": rows, "m": 5}


@question.work
def work(Z, m):
    classes = [max(range(4), key=lambda k, i=i: Z[k][i]) for i in range(m)]
    return {"found": ", ".join(f"class {c} for example {i}" for i, c in enumerate(classes, 1))}


def example(i):
    """A claim on example i (from 0)."""

    def found(implementation, Z, m):
        return int(implementation.predict(np.array([[row[i]] for row in Z]))[0])

    def again(Z, m):
        return next(k for k in range(4) if all(Z[k][i] >= Z[j][i] for j in range(4)))

    found.__name__ = f"example_{i + 1}"
    question.claim(
        f"Example {i + 1} is assigned to class << value >>.",
        check=again,
        why="Column << " + str(i + 1) + " >> has its largest entry in the row of class << right >>.",
        wrong={
            "smallest": ("The class with the smallest score wins.", lambda Z, m: min(range(4), key=lambda k: Z[k][i])),
            "largest_size": (
                "The sign of a score does not matter, only its size.",
                lambda Z, m: max(range(4), key=lambda k: abs(Z[k][i])),
            ),
            "score_near_zero": (
                "The score nearest to 0 has the probability nearest to 1, as exp(0) = 1.",
                lambda Z, m: min(range(4), key=lambda k: abs(Z[k][i])),
            ),
        },
    )(found)


for number in range(5):
    example(number)


@question.proof
def proof():
    """The quotient of two softmax probabilities, and how softmax changes when all scores are shifted."""
    a, b, c, d, t = sp.symbols("a b c d t", real=True)
    total = sum(sp.exp(z) for z in (a, b, c, d))
    shifted = sp.exp(a + t) / sum(sp.exp(z + t) for z in (a, b, c, d))
    return [
        ((sp.exp(a) / total) / (sp.exp(b) / total), sp.exp(a - b), False),
        (shifted, sp.exp(a) / total, False),
    ]
