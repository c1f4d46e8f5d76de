"""ch12.backward_shapes  Shapes in the backward pass.    Chapter 12, exercise 12.6 and section 12.5.4"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.e06",
    topics=("shapes", "backpropagation"),
    kinds="MSQ",
    marks=1,
    bloom="understand",
    syllabus="da",
    stem=r"""
A feed-forward network has << dims[0] >> inputs, one hidden layer of << dims[1] >> units and << dims[2] >> outputs. A mini-batch of
$m = << m >>$ examples is stored as **columns**: $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$ with $b^{[l]}$ a column with two axes. For every
array $V$ backpropagation computes an array $dV$; those of the parameters are averages over the mini-batch.

Which of these statements is/are right?
""",
    explanation=r"""
Each gradient has the shape of its array. So $dW^{[l]}$ is $(n^{[l]}, n^{[l-1]})$, as the product $dZ^{[l]} A^{[l-1]\top}$ is, which hides
the sum over the $<< m >>$ examples; $db^{[l]}$ is $(n^{[l]}, 1)$, the mean of the columns of $dZ^{[l]}$; $dZ^{[l]}$ and $dA^{[l]}$ have one
column for each example. Here $dW^{[1]}$ is $(<< dims[1] >>, << dims[0] >>)$, $dW^{[2]}$ is $(<< dims[2] >>, << dims[1] >>)$,
$db^{[1]}$ is $(<< dims[1] >>, 1)$, $db^{[2]}$ is $(<< dims[2] >>, 1)$, and $dZ^{[1]}$ and $dA^{[1]}$ are $(<< dims[1] >>, << m >>)$.
""",
)


@question.draw
def draw(rng):
    *dims, m = rng.sample("sizes", range(2, 17), 4)
    return {"dims": dims, "m": 8 * m}


def claim(kind, l, why, **wrong):
    """A claim on the shape of d(kind)[l]; the check takes it from the product that computes the array."""

    def right(implementation, dims, m):
        return implementation.shapes(dims, m)[f"d{kind}{l}"]

    def product(dims, m):
        error, below = (dims[l], m), (dims[l - 1], m)
        return {"W": (error[0], below[0]), "b": (error[0], 1)}.get(kind, error)

    right.__name__ = f"shape_of_d{kind}{l}"
    text = f"$d{kind}^{{[{l}]}}$ has the shape << value >>."
    question.claim(text, check=product, why=why, wrong=wrong)(right)


for l in (1, 2):
    claim(
        "W",
        l,
        f"$dW^{{[{l}]}}$ has the shape of $W^{{[{l}]}}$, << right >>.",
        transposed=("The gradient is transposed against the weights.", lambda dims, m, l=l: (dims[l - 1], dims[l])),
        not_summed=("The gradient keeps a column for each example.", lambda dims, m, l=l: (dims[l], m)),
    )
    claim(
        "b",
        l,
        f"$db^{{[{l}]}}$ is the mean of the columns of $dZ^{{[{l}]}}$, kept as a column: << right >>.",
        not_summed=("The bias gradient has a column for each example.", lambda dims, m, l=l: (dims[l], m)),
        as_a_row=("A vector of means is a row.", lambda dims, m, l=l: (1, dims[l])),
        layer_below=("A bias belongs to the units that the arrows start from.", lambda dims, m, l=l: (dims[l - 1], 1)),
    )
for kind in "ZA":
    claim(
        kind,
        1,
        f"$d{kind}^{{[1]}}$ has a row for each hidden unit and a column for each example: << right >>.",
        averaged=("All gradients are averages over the examples.", lambda dims, m: (dims[1], 1)),
        examples_in_rows=("Examples are rows.", lambda dims, m: (m, dims[1])),
        layer_below=("Errors travel back, so they have the height of the layer below.", lambda dims, m: (dims[0], m)),
    )


@question.proof
def proof():
    """The gradients of the sum of D * (W A + b), in symbols: D A^T by W, the row sums of D by b, W^T D by A."""
    sizes = (("w", 2, 3), ("b", 2, 1), ("a", 3, 4), ("d", 2, 4))
    W, b, A, D = (sp.Matrix(n, k, sp.symbols(f"{s}:{n * k}")) for s, n, k in sizes)
    loss = sum(D[i, j] * ((W * A)[i, j] + b[i, 0]) for i in range(2) for j in range(4))
    return [
        (D * A.T, sp.Matrix(2, 3, lambda i, j: sp.diff(loss, W[i, j])), False),
        (D * sp.ones(4, 1), sp.Matrix(2, 1, lambda i, j: sp.diff(loss, b[i, 0])), False),
        (W.T * D, sp.Matrix(3, 4, lambda i, j: sp.diff(loss, A[i, j])), False),
    ]
