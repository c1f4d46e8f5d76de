"""ch10.flat_bias_entry  A bias without its second axis.    Chapter 10, the three shape bugs"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("shapes", "broadcasting", "debugging"),
    kinds=("MCQ", "NAT"),
    marks={"MCQ": 1, "NAT": 2},
    bloom="analyse",
    syllabus="da",
    stem=r"""
A layer with 2 units processes 2 examples, which are the columns of $A$. Its weights, its input and its bias are

$$W = << W|mat >>, \quad A = << A|mat >>, \quad b = (<< b[0] >>, << b[1] >>),$$

and a program computes `Z = W @ A + b` in NumPy. By mistake, `b` was created with the shape `(2,)` instead of `(2, 1)`.
What is the value of `Z[<< i >>, << j >>]` in this program? (Indices count from 0.)
""",
    explanation=r"""
NumPy lines shapes up from the right: `(2,)` is read as `(1, 2)`, a row, and repeated for both units. So `b[j]` is added to
example $j$ and not to unit $j$, without any error, because there are as many examples as units. `Z[<< i >>, << j >>]` is
$<< terms >>$ from the product, plus `b[<< j >>]`, which is $<< b[j] >>$: << key >>. (Right would have been `b[<< i >>]`.)
""",
    feedback={"bias_of_the_unit": "That is what a bias of shape `(2, 1)` gives; a flat one is laid along the columns."},
)


@question.draw
def draw(rng):
    W, A = rng.integers("W", 4, -4, 5), rng.integers("A", 4, -3, 6)
    b = rng.integers("b", 2, -9, 9)
    if b[0] == b[1]:
        raise Reject("both biases are equal")
    i = rng.below("i", 2)
    return {"W": [W[:2], W[2:]], "A": [A[:2], A[2:]], "b": b, "i": i, "j": 1 - i}


def bracketed(x):
    return f"({x})" if x < 0 else str(x)


@question.work
def work(W, A, b, i, j):
    return {"terms": " + ".join(rf"{bracketed(W[i][k])}\cdot {bracketed(A[k][j])}" for k in range(2))}


@question.answer
def answer(implementation, W, A, b, i, j):
    return W[i][0] * A[0][j] + W[i][1] * A[1][j] + b[j]


@question.check
def check(W, A, b, i, j):
    """The product by columns of W, then the same row of biases added to every row."""
    Z = [[sum(W[r][k] * A[k][c] for k in range(2)) for c in range(2)] for r in range(2)]
    return [[z + bias for z, bias in zip(row, b)] for row in Z][i][j]


@question.proof
def proof():
    """A row vector is added to each row: the outer product of ones with b."""
    p, q, s, t, c, d = sp.symbols("p q s t c d")
    Z = sp.Matrix([[0, 0], [p, q]]) * sp.Matrix([[s, 0], [t, 0]]) + sp.ones(2, 1) * sp.Matrix([[c, d]])

    def where(W, A, b, i, j):
        return {"p": W[i][0], "q": W[i][1], "s": A[0][j], "t": A[1][j], "c": b[j]}

    return [(p * s + q * t + c, Z[1, 0], where)]


@question.mistake("(2,) and (2, 1) are the same to NumPy: the bias of unit i is added in row i.")
def bias_of_the_unit(W, A, b, i, j):
    return W[i][0] * A[0][j] + W[i][1] * A[1][j] + b[i]


@question.mistake("A bias of a wrong shape is ignored.")
def no_bias(W, A, b, i, j):
    return W[i][0] * A[0][j] + W[i][1] * A[1][j]


@question.mistake("Both biases are added to every entry.")
def both_biases(W, A, b, i, j):
    return W[i][0] * A[0][j] + W[i][1] * A[1][j] + b[0] + b[1]


@question.mistake("The operator @ multiplies entry by entry.")
def entrywise_product(W, A, b, i, j):
    return W[i][j] * A[i][j] + b[j]


@question.mistake("Examples are rows, so the product is taken with the rows of A.")
def rows_of_the_input(W, A, b, i, j):
    return W[i][0] * A[j][0] + W[i][1] * A[j][1] + b[j]
