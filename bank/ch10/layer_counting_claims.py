"""ch10.layer_counting_claims  What an L-layer network has.    Chapter 10, exercise A5 and misconception 2"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("notation", "layers", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks=1,
    bloom="remember",
    syllabus="da",
    stem={
        kind: r"""
A feed-forward network is called an $L$-layer network if its layers $1, \ldots, L$ own weights; the input is layer 0 and the output is
layer $L$. Consider a fully connected << L >>-layer network with biases in every layer and ReLU in every hidden layer.

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
The layers 1 to << L >> have a matrix $W^{[l]}$ and a bias vector $b^{[l]}$ each: << L >> matrices, << 2 * L >> arrays. The last of these layers is the
output, the other << L - 1 >> are hidden. A drawing shows the input in addition, << L + 1 >> columns.
""",
)


@question.draw
def draw(rng):
    return {"L": rng.integer("L", 3, 14)}


def column_names(L):
    """Layer by layer, the input first."""
    return ["input", *("hidden" for _ in range(L - 1)), "output"]


INPUT = "The input is a layer like the others."
OUTPUT = "The output is a hidden layer, too, or comes on top of the L layers."


@question.claim(
    "It has << value >> hidden layers.",
    check=lambda L: column_names(L).count("hidden"),
    why="Of the << L >> layers with weights one is the output.",
    wrong={"input_counted": (INPUT, lambda L: L - 2), "output_hidden": (OUTPUT, lambda L: L)},
)
def hidden(implementation, L):
    return L - 1


@question.claim(
    "It has << value >> weight matrices.",
    check=lambda L: sum(1 for name in column_names(L) if name != "input"),
    why="One for each layer, and the input is not counted.",
    wrong={
        "input_counted": (INPUT, lambda L: L - 1),
        "matrix_for_each_column": ("Every column of a drawing has a matrix.", lambda L: L + 1),
    },
)
def matrices(implementation, L):
    return L


@question.claim(
    "Its parameters are kept in << value >> arrays, a matrix or a bias vector each.",
    check=lambda L: sum(2 for name in column_names(L) if name != "input"),
    why="$W^{[l]}$ and $b^{[l]}$ for each of << L >> layers.",
    wrong={
        "no_output_bias": ("The output layer has no bias vector.", lambda L: 2 * L - 1),
        "input_counted": (INPUT, lambda L: 2 * L - 2),
        "matrix_for_each_column": ("Every column of a drawing has a matrix and a bias.", lambda L: 2 * L + 2),
    },
)
def arrays(implementation, L):
    return 2 * L


@question.claim(
    "A drawing with one column of units for each layer and one for the input has << value >> columns.",
    check=lambda L: len(column_names(L)),
    why="<< L >> layers and the input.",
    wrong={
        "input_counted": ("The input is one of the L layers.", lambda L: L),
        "output_on_top": ("Input and output come on top of the L layers.", lambda L: L + 2),
    },
)
def columns(implementation, L):
    return L + 1


@question.claim(
    "Numbered like the layers, the matrix $W^{[l]}$ of the output has $l$ equal to << value >>.",
    check=lambda L: column_names(L).index("output"),
    why="The output is layer << L >>, and a matrix has the number of the layer where it ends.",
    wrong={
        "numbered_from_zero": ("The first matrix is number 0.", lambda L: L - 1),
        "output_on_top": ("The output comes after the L layers.", lambda L: L + 1),
    },
)
def last_matrix(implementation, L):
    return L


@question.claim(
    "ReLU is applied in << value >> layers.",
    check=lambda L: sum(name == "hidden" for name in column_names(L)),
    why="In the hidden layers, that is in all of the << L >> layers but the output.",
    wrong={"input_counted": (INPUT, lambda L: L - 2), "output_hidden": (OUTPUT, lambda L: L)},
)
def relus(implementation, L):
    return L - 1


@question.claim(
    "The error $dZ^{[<< L >>]}$ of the output reaches $dZ^{[1]}$ through << value >> weight matrices.",
    check=lambda L: len(range(L, 1, -1)),
    why="$W^{[<< L >>]}$ down to $W^{[2]}$: the first matrix lies before $Z^{[1]}$.",
    wrong={
        "all_matrices": ("The way back passes every matrix of the network.", lambda L: L),
        "hidden_matrices_only": ("The output's matrix belongs to the error itself.", lambda L: L - 2),
    },
)
def way_back(implementation, L):
    return L - 1


@question.proof
def proof():
    """Layers 1..L, counted one by one: all of them, all but the output, and the matrices from L down to 2."""
    L, l = sp.symbols("L l", positive=True, integer=True)
    return [
        (sp.summation(2, (l, 1, L)), 2 * L, False),
        (sp.summation(1, (l, 1, L - 1)), L - 1, False),
        (sp.summation(1, (l, 2, L)), L - 1, False),
        (sp.summation(1, (l, 0, L)), L + 1, False),
    ]
