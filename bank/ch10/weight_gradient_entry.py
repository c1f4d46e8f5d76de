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
    mistakes=("dW_without_mean", "dW_divided_by_units", "dW_transposed", "dW_not_transposed"),
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
        "dW_divided_by_units": "The mean is over the 2 examples, not over the 3 units.",
    },
)


@question.draw
def draw(rng):
    dZ, A = rng.integers("dZ", 6, -4, 5), rng.integers("A", 4, 0, 7)
    return {
        "dZ": [dZ[:2], dZ[2:4], dZ[4:]],
        "A": [A[:2], A[2:]],
        "j": rng.integer("j", 1, 2),
        "k": rng.integer("k", 1, 2),
    }


@question.answer
def answer(implementation, dZ, A, j, k):
    return float(implementation.layer_dW(np.array(dZ), np.array(A))[j - 1, k - 1])


@question.work
def work(dZ, A, j, k):
    return {"terms": " + ".join(rf"({dZ[j - 1][i]})\cdot {A[k - 1][i]}" for i in range(2))}


@question.check
def check(dZ, A, j, k):
    """Each example gives error times input; their mean."""
    parts = [errors * inputs for errors, inputs in zip(dZ[j - 1], A[k - 1])]
    return sum(parts) / len(parts)


@question.proof
def proof():
    """The chain rule through z = w x + ...: with losses whose derivatives by z are d and e."""
    w, x, y, d, e = sp.symbols("w x y d e")
    loss = sp.Function("f")(w * x), sp.Function("h")(w * y)
    cost = (loss[0] + loss[1]) / 2
    u = sp.Dummy("u")
    slopes = [sp.Subs(sp.Derivative(sp.Function(n)(u), u), u, w * at) for n, at in (("f", x), ("h", y))]
    derivative = cost.diff(w).doit()
    f1, h1 = (s.doit() for s in slopes)
    derived = derivative.subs({f1: d, h1: e})

    def where(dZ, A, j, k):
        return {"d": dZ[j - 1][0], "e": dZ[j - 1][1], "x": A[k - 1][0], "y": A[k - 1][1]}

    return [((d * x + e * y) / 2, derived, where)]


@question.mistake("The gradient of a weight comes from one example, the last one.")
def last_example_only(dZ, A, j, k):
    return dZ[j - 1][1] * A[k - 1][1] / 2
