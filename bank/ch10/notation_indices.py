"""ch10.notation_indices  From the notation to NumPy indices.    Chapter 10, the notation"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("notation", "shapes", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="understand",
    syllabus="da",
    stem={
        kind: r"""
A program keeps the arrays of a feed-forward network in lists whose index is the layer: `W[l]` has the shape
$(n^{[l]}, n^{[l-1]})$, `b[l]` the shape $(n^{[l]}, 1)$ and `A[l]` the shape $(n^{[l]}, m)$; the input is `A[0]`, and examples
are columns. In formulas, $[l]$ is a layer and $(i)$ an example; units and examples are counted from 1, while the rows and
columns of the arrays are counted from 0 as usual in NumPy. """
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
In $z_j^{[l]} = \sum_k W_{jk}^{[l]} a_k^{[l-1]} + b_j^{[l]}$ the row $j$ names the receiving unit of layer $l$ and the column $k$
the sending unit of layer $l-1$. Here the weight from unit << k >> of layer << l - 1 >> to unit << j >> of layer << l >> is
`W[<< l >>][<< j - 1 >>, << k - 1 >>]`, and $a_{<< j >>}^{[<< l >>](<< i >>)}$ is `A[<< l >>][<< j - 1 >>, << i - 1 >>]`. Only
rows and columns drop by one; the index of the list is the layer itself.
""",
)


@question.draw
def draw(rng):
    j, k, i = rng.sample("subscripts", range(2, 8), 3)
    row, column = rng.sample("indices", range(6), 2)
    return {
        "l": rng.integer("l", 2, 4),
        "p": rng.integer("p", 2, 4),
        "j": j,
        "k": k,
        "i": i,
        "row": row,
        "column": column,
    }


def place(wanted, rows, columns):
    """Where (row, column), counted from 1, stands in an array whose entries carry their own names."""
    array = [[(r, c) for c in range(1, columns + 1)] for r in range(1, rows + 1)]
    (at,) = [r for r in range(rows) if wanted in array[r]]
    return f"{at}, {array[at].index(wanted)}"


@question.claim(
    "The weight from unit << k >> of layer << l - 1 >> to unit << j >> of layer << l >> is `W[<< value >>]`.",
    check=lambda l, j, k, **_: f"{l}][{place((j, k), 7, 7)}",
    why="The list index is the receiving layer, the row the receiving unit, the column the sending unit.",
    wrong={
        "sender_first": (
            "The first subscript is where a weight starts, the second where it ends.",
            lambda l, j, k, **_: f"{l}][{k - 1}, {j - 1}",
        ),
        "layer_of_the_sender": (
            "A weight belongs to the layer where it starts.",
            lambda l, j, k, **_: f"{l - 1}][{j - 1}, {k - 1}",
        ),
        "counted_from_one": (
            "Entries have the same numbers in NumPy as in the formula.",
            lambda l, j, k, **_: f"{l}][{j}, {k}",
        ),
    },
)
def weight(implementation, l, j, k, **_):
    return f"{l}][{j - 1}, {k - 1}"


@question.claim(
    "`W[<< p >>][<< row >>, << column >>]` multiplies the output of << value >>.",
    check=lambda p, column, **_: f"unit {sum(1 for _ in range(column + 1))} of layer {p - 1}",
    why="A column of W belongs to a sender, a unit of the layer before, and is counted from 0.",
    wrong={
        "sender_first": (
            "The first subscript is where a weight starts, the second where it ends.",
            lambda p, row, **_: f"unit {row + 1} of layer {p - 1}",
        ),
        "layer_of_the_sender": (
            "A weight belongs to the layer where it starts.",
            lambda p, column, **_: f"unit {column + 1} of layer {p}",
        ),
    },
)
def sender(implementation, p, column, **_):
    return f"unit {column + 1} of layer {p - 1}"


@question.claim(
    "$a_{<< j >>}^{[<< l >>](<< i >>)}$ is `A[<< value >>]`.",
    check=lambda l, j, i, **_: f"{l}][{place((j, i), 7, 7)}",
    why="Square brackets are the layer, the subscript is the row, the parentheses are the column.",
    wrong={
        "parentheses_are_layers": (
            "Round parentheses are the layer, square brackets the example.",
            lambda l, j, i, **_: f"{i}][{j - 1}, {l - 1}",
        ),
        "examples_in_rows": ("Each example is a row of A.", lambda l, j, i, **_: f"{l}][{i - 1}, {j - 1}"),
        "counted_from_one": (
            "Entries have the same numbers in NumPy as in the formula.",
            lambda l, j, i, **_: f"{l}][{j}, {i}",
        ),
    },
)
def activation(implementation, l, j, i, **_):
    return f"{l}][{j - 1}, {i - 1}"


@question.claim(
    "The bias of unit << k >> of layer << p >> is `b[<< value >>]`.",
    check=lambda p, k, **_: f"{p}][{place((k, 1), 7, 1)}",
    why="The biases of a layer are a column with one row for each of its units.",
    wrong={
        "counted_from_one": (
            "Entries have the same numbers in NumPy as in the formula.",
            lambda p, k, **_: f"{p}][{k}, 1",
        ),
        "layers_from_zero": (
            "Python counts everything from 0, so the layer number drops by one as well.",
            lambda p, k, **_: f"{p - 1}][{k - 1}, 0",
        ),
        "bias_is_a_row": ("The biases of a layer are a row.", lambda p, k, **_: f"{p}][0, {k - 1}"),
    },
)
def bias(implementation, p, k, **_):
    return f"{p}][{k - 1}, 0"


@question.claim(
    "The row `W[<< p >>][<< column >>, :]` holds the weights << value >>.",
    check=lambda p, column, **_: f"into unit {sum(1 for _ in range(column + 1))} of layer {p}",
    why="One row of W makes one sum $z_j$, that of a unit of the layer to which W belongs.",
    wrong={
        "row_of_the_sender": (
            "A row of W holds what leaves a unit.",
            lambda p, column, **_: f"out of unit {column + 1} of layer {p - 1}",
        ),
        "layer_of_the_sender": (
            "A weight belongs to the layer where it starts.",
            lambda p, column, **_: f"into unit {column + 1} of layer {p + 1}",
        ),
    },
)
def row_of_weights(implementation, p, column, **_):
    return f"into unit {column + 1} of layer {p}"


@question.proof
def proof():
    """The weight by which unit k acts on unit j is the derivative of z_j by a_k: row j, column k, whatever j and k."""
    W = sp.Matrix(3, 4, lambda r, c: sp.Symbol(f"w{r + 1}{c + 1}"))
    a, b = sp.symbols("a1:5"), sp.symbols("b1:4")
    z = [sum(W[j, k] * a[k] for k in range(4)) + b[j] for j in range(3)]
    jacobian = sp.Matrix(3, 4, lambda j, k: sp.diff(z[j], a[k]))
    return [(W, jacobian, False)]
