"""ch10.gradient_shapes  The shapes of the backward pass.    Chapter 10, the master dimension table"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.t8",
    topics=("shapes", "backpropagation", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="da",
    version=2,
    mistakes=(
        "transposed_dw",
        "db_not_summed",
        "db_loses_an_axis",
        "dz_in_rows",
        "da_prev_like_da",
        "m_averaged_away",
    ),
    stem={
        kind: r"""
In a network with the layer widths << widths >> (the first is the input, layer 0) a batch of << m >> examples, stored as columns,
is propagated back through layer << l >>:

$$dZ = dA \odot g'(Z), \quad dW = \frac{1}{<< m >>}\, dZ\, A_{\text{prev}}^{\top}, \quad
db = \frac{1}{<< m >>} \sum_{i} dz^{(i)}, \quad dA_{\text{prev}} = W^{\top} dZ.$$

All quantities without "prev" are those of layer << l >>; $dz^{(i)}$ is a column of $dZ$, and $db$ is kept as a column. """
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these shapes is right?"),
            ("MSQ", "Which of these shapes is/are right?"),
        )
    },
    explanation=r"""
A gradient has the shape of what it is the gradient of. Layer << l >> has << n >> units and << n_prev >> inputs: $W$ and $dW$ are
$<< (n, n_prev)|shape >>$, $b$ and $db$ are $<< (n, 1)|shape >>$, $Z$, $dZ$ and $dA$ are $<< (n, m)|shape >>$, and $dA_{\text{prev}}$ is
$<< (n_prev, m)|shape >>$. The << m >> examples are summed over in $dW$ and $db$ only.
""",
)


@question.draw
def draw(rng):
    sizes = rng.sample("sizes", range(3, 50), 5)
    return {"dims": sizes[:4], "l": rng.integer("l", 1, 3), "m": sizes[4]}


@question.work
def work(dims, l, m):
    return {"n": dims[l], "n_prev": dims[l - 1], "widths": ", ".join(map(str, dims[:3])) + f" and {dims[3]}"}


def printed(shape):
    """A shape as NumPy prints it: one axis with a comma."""
    return "`({})`".format(", ".join(map(str, shape)) + ("," if len(shape) == 1 else ""))


def card_claim(key, latex, check, why):
    def value(implementation, dims, l, m):
        return printed(implementation.gradient_card(dims, l, m)[key])

    value.__name__ = key
    question.claim(f"${latex}$ has the shape << value >>.", check=check, why=why)(value)


def product(left, right):
    """The printed shape of a matrix product; None if there is none."""
    return printed((left[0], right[1])) if left[1] == right[0] else None


card_claim(
    "dW",
    "dW",
    lambda dims, l, m: product((dims[l], m), (m, dims[l - 1])),
    "$dW$ has the shape of $W$: one row for each unit, one column for each input of the layer.",
)
card_claim(
    "db",
    "db",
    lambda dims, l, m: product((dims[l], m), (m, 1)),
    "Summed over the examples, one number for each unit is left, kept as a column.",
)
card_claim(
    "dZ",
    "dZ",
    lambda dims, l, m: product((dims[l], dims[l - 1]), (dims[l - 1], m)),
    "$dZ$ has the shape of $Z$: one row for each unit, one column for each example.",
)
card_claim(
    "dA_prev",
    "dA_{\\text{prev}}",
    lambda dims, l, m: product((dims[l - 1], dims[l]), (dims[l], m)),
    "$W^{\\top} dZ$ is shaped like what entered the layer: one row for each of its inputs, one column for each example.",
)


@question.proof
def proof():
    """Shapes of the products, for any widths, and of a sum over the examples as a product with a column of ones."""
    n, k, m = sp.symbols("n n_prev m", positive=True, integer=True)
    W, dZ, A = sp.MatrixSymbol("W", n, k), sp.MatrixSymbol("dZ", n, m), sp.MatrixSymbol("A", k, m)
    ones = sp.OneMatrix(m, 1)
    made = [(W, dZ * A.T), (A, W.T * dZ), (dZ, W * A), (sp.MatrixSymbol("b", n, 1), dZ * ones)]
    return [(sp.Matrix(like.shape), sp.Matrix(of.shape), False) for like, of in made]
