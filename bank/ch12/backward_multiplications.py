"""ch12.backward_multiplications  The matrix products of a backward pass.    Chapter 12, MCQ 1"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.q1",
    topics=("backpropagation", "cost", "matrix-multiplication"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    mistakes=("twice_everywhere", "same_price", "last_layer_saved", "batch_forgotten"),
    stem=r"""
A feed-forward network has << n0 >> inputs, hidden layers of << n1 >> and << n2 >> units and << n3 >> outputs. Layer $l$ computes
$Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ for << m >> examples at once, one per column. An $(a, b)$ matrix times a $(b, c)$ matrix takes $abc$
multiplications.

How many multiplications do the matrix products of one backward pass take, if it computes the gradients of all weights and nothing that these do
not need? (Work done entry by entry is not counted.)
""",
    explanation=r"""
In units of << m >> multiplications the three layers cost $<< n0 >> \cdot << n1 >> = << n0 * n1 >>$, $<< n1 >> \cdot << n2 >> = << n1 * n2 >>$ and
$<< n2 >> \cdot << n3 >> = << n2 * n3 >>$ on the way forward. Backward, $dW^{[l]} = dZ^{[l]} A^{[l-1]\top} / m$ costs the same again in every layer, and so does
$dA^{[l-1]} = W^{[l]\top} dZ^{[l]}$ in layers 3 and 2. Layer 1 need not send its error to the inputs. So it takes
$<< m >> \cdot (<< n0 * n1 >> + 2 \cdot << n1 * n2 >> + 2 \cdot << n2 * n3 >>)$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    return {
        "n0": rng.integer("n0", 11, 49),
        "n1": rng.integer("n1", 8, 29),
        "n2": rng.integer("n2", 5, 19),
        "n3": rng.integer("n3", 2, 9),
        "m": rng.choice("m", (3, 5, 7, 8, 9, 16)),
    }


@question.answer
def answer(implementation, n0, n1, n2, n3, m):
    return implementation.products([n0, n1, n2, n3], m)["backward"]


@question.check
def check(n0, n1, n2, n3, m):
    """Product by product, as (rows, inner, columns)."""
    weights = [(n3, m, n2), (n2, m, n1), (n1, m, n0)]
    errors = [(n2, n3, m), (n1, n2, m)]
    return sum(a * b * c for a, b, c in weights + errors)


@question.proof
def proof():
    """One multiplication for each weight and example, counted; a second one where an error goes further down."""
    n0, n1, n2, n3, m, i, j, k = sp.symbols("n0 n1 n2 n3 m i j k", positive=True, integer=True)

    def count(a, b):
        return sp.summation(1, (i, 1, a), (j, 1, b), (k, 1, m))

    counted = count(n1, n0) + 2 * count(n2, n1) + 2 * count(n3, n2)
    return m * (2 * (n0 * n1 + n1 * n2 + n2 * n3) - n0 * n1), counted


@question.mistake("Every layer's error is computed anew from the loss.")
def anew_from_the_loss(n0, n1, n2, n3, m):
    return m * (n0 * n1 + 2 * n1 * n2 + 3 * n2 * n3)


@question.mistake("Only errors are passed down; the weights' gradients come for free.")
def errors_only(n0, n1, n2, n3, m):
    return m * (n1 * n2 + n2 * n3)


@question.mistake("The price of the forward pass is part of that of the backward pass.")
def forward_included(n0, n1, n2, n3, m):
    return m * (2 * n0 * n1 + 3 * n1 * n2 + 3 * n2 * n3)
