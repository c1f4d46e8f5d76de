"""ch10.weight_gradient_entry  One entry of dW by hand.    Chapter 10, backward propagation and the shape challenge"""

import numpy as np
import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.t11",
    topics=("backpropagation", "matrix-products", "mlp"),
    kinds=("MCQ", "NAT"),
    marks={"MCQ": 1, "NAT": 2},
    bloom="apply",
    syllabus="da",
    decimals=2,
    mistakes=("dW_without_mean", "dW_transposed", "dW_not_transposed"),
    stem=r"""
A layer with 3 units and 2 inputs has processed a batch of 2 examples, stored as columns. For the backward pass

$$dZ = << dZ|mat >>, \quad A_{\text{prev}} = << A|mat >>$$

are known, where $dZ$ holds the derivatives of the losses of the single examples (without $1/m$). The cost is the mean over the
examples. What is the derivative of the cost with respect to the weight $W_{<< j >><< k >>}$ (row << j >>, column << k >>, counted
from 1), which connects input << k >> to unit << j >>?
""",
    explanation=r"""
$dW = \frac{1}{m}\, dZ\, A_{\text{prev}}^{\top}$ with $m = 2$: row << j >> of $dZ$ times row << k >> of $A_{\text{prev}}$, summed over
the examples. That is $\frac{1}{2}\left(<< terms >>\right)$, which is << key >>.
""",
    feedback={
        "dW_not_transposed": "That is an entry of $dZ\\,A_{\\text{prev}}/m$ without the transpose; the shape fits only because "
        "there are as many examples as inputs.",
    },
)


@question.draw
def draw(rng):
    sign, j = rng.choice("sign", (-1, 1)), rng.integer("j", 1, 2)
    dZ, A = [sign * d for d in rng.integers("dZ", 6, 3, 6)], rng.integers("A", 4, 4, 8)
    return {
        "dZ": [dZ[:2], dZ[2:4], dZ[4:]],
        "A": [A[:2], A[2:]],
        "j": j,
        "k": 3 - j,
    }


@question.answer
def answer(implementation, dZ, A, j, k):
    return float(implementation.layer_dW(np.array(dZ), np.array(A))[j - 1, k - 1])


@question.work
def work(dZ, A, j, k):
    errors = (f"({d})" if d < 0 else str(d) for d in dZ[j - 1])
    return {"terms": " + ".join(rf"{d}\cdot {a}" for d, a in zip(errors, A[k - 1]))}


@question.check
def check(dZ, A, j, k):
    """Each example gives error times input; their mean."""
    parts = [errors * inputs for errors, inputs in zip(dZ[j - 1], A[k - 1])]
    return sum(parts) / len(parts)


@question.proof
def proof():
    """The mean of two losses whose derivatives by z = w * input + ... are d and e, differentiated by w."""
    w, x, y, d, e, c = sp.symbols("w x y d e c")
    losses = d * (w * x + c), e * (w * y + c)

    def where(dZ, A, j, k):
        return {"d": dZ[j - 1][0], "e": dZ[j - 1][1], "x": A[k - 1][0], "y": A[k - 1][1]}

    return [((d * x + e * y) / 2, sp.diff((losses[0] + losses[1]) / 2, w), where)]


def alike(value, dZ, A, j, k):
    """The value, if it is as long as the key: its length gives nothing away."""
    key = sum(d * a for d, a in zip(dZ[j - 1], A[k - 1])) / 2
    return value if len(f"{value:.2f}") == len(f"{key:.2f}") else None


@question.mistake("The gradient of a weight comes from one example, the last one.")
def last_example_only(dZ, A, j, k):
    return alike(dZ[j - 1][1] * A[k - 1][1] / 2, dZ, A, j, k)


@question.mistake("Rows and columns are counted from 0, as in NumPy.")
def counted_from_zero(dZ, A, j, k):
    return sum(d * a for d, a in zip(dZ[j], A[k])) / 2


@question.mistake("The errors of one example meet the inputs of the other.")
def examples_crossed(dZ, A, j, k):
    return alike((dZ[j - 1][0] * A[k - 1][1] + dZ[j - 1][1] * A[k - 1][0]) / 2, dZ, A, j, k)
