"""ch10.backward_step_claims  One layer backwards.    Chapter 10, backward propagation"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("backpropagation", "relu", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="apply",
    syllabus="da",
    version=3,
    stem={
        kind: r"""
A ReLU layer with 2 units and 2 inputs ($\mathrm{ReLU}'(0)$ does not occur) has computed $Z = W A_{\text{prev}} + b$ for 2 examples, stored as columns:

$$W = << W|mat >>, \quad Z = << Z|mat >>, \quad dA = << dA|mat >>.$$

$dA$, $dZ$ and $dA_{\text{prev}}$ are derivatives of the losses of single examples (without $1/m$), $db$ is the derivative of the mean cost over the
2 examples. """
        + asked
        + " (Entries are counted from 1: row, column.)"
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
$dZ = dA \odot \mathrm{ReLU}'(Z)$ keeps an entry of $dA$ where $Z$ is positive and is 0 elsewhere: $dZ = << dZ|mat >>$.
$db$ is the mean of $dZ$ over the examples, $<< db|vec >>$, and
$dA_{\text{prev}} = W^{\top} dZ = << dA_prev|mat >>$.
""",
)


@question.draw
def draw(rng):
    signs = rng.choice(
        "signs", ((1, 1, 1, -1), (1, 1, -1, 1), (1, -1, 1, 1), (-1, 1, 1, 1), (1, -1, -1, 1), (-1, 1, 1, -1))
    )
    Z = [s * rng.integer("Z", 1, 5) for s in signs]
    dA, W = [rng.choice("dA", (-4, -3, -2, -1, 1, 2, 3, 4)) for _ in range(4)], rng.integers("W", 4, -3, 4)
    if W[1] == W[2]:
        raise Reject("W is symmetric")
    return {
        "W": [W[:2], W[2:]],
        "Z": [Z[:2], Z[2:]],
        "dA": [dA[:2], dA[2:]],
        "unit": rng.integer("unit", 1, 2),
        "i": rng.integer("i", 1, 2),
        "k": rng.integer("k", 1, 2),
    }


def masked(Z, dA):
    return [[d if z > 0 else 0 for z, d in zip(*rows)] for rows in zip(Z, dA)]


def back(W, dZ, k, i):
    return W[0][k - 1] * dZ[0][i - 1] + W[1][k - 1] * dZ[1][i - 1]


@question.work
def work(W, Z, dA, unit, i, k):
    dZ = masked(Z, dA)
    return {
        "dZ": dZ,
        "db": [sum(row) / 2 for row in dZ],
        "dA_prev": [[back(W, dZ, r, c) for c in (1, 2)] for r in (1, 2)],
    }


@question.claim(
    "Row << unit >> of $dZ$ is << value >>.",
    check=lambda W, Z, dA, unit, **_: tuple(d * (z > 0) for z, d in zip(Z[unit - 1], dA[unit - 1])),
    why="The slope of a ReLU is 1 for positive $z$ and 0 for negative $z$, and it multiplies $dA$ entry by entry.",
    wrong={
        "dZ_is_dA": ("The activation has no part in it: dZ is dA.", lambda dA, unit, **_: tuple(dA[unit - 1])),
        "relu_of_gradient": (
            "ReLU is applied to the gradient itself.",
            lambda dA, unit, **_: tuple(max(0, d) for d in dA[unit - 1]),
        ),
        "times_relu": (
            "The gradient is multiplied by ReLU(Z).",
            lambda Z, dA, unit, **_: tuple(d * max(0, z) for z, d in zip(Z[unit - 1], dA[unit - 1])),
        ),
    },
)
def error(implementation, W, Z, dA, unit, i, k):
    return tuple(masked(Z, dA)[unit - 1])


@question.claim(
    "The entry of $db$ for unit << unit >> is << value >>.",
    check=lambda W, Z, dA, unit, **_: sum(d for z, d in zip(Z[unit - 1], dA[unit - 1]) if z > 0) / 2,
    decimals=1,
    why="$db$ is the mean of the row of $dZ$ over the 2 examples.",
    wrong={
        "sum_over_examples": (
            "The sum over the examples is the gradient of the biases.",
            lambda Z, dA, unit, **_: sum(masked(Z, dA)[unit - 1]) / 1,
        ),
        "mean_over_units": (
            "The biases are averaged along axis 0, over the units.",
            lambda Z, dA, unit, **_: sum(row[unit - 1] for row in masked(Z, dA)) / 2,
        ),
        "slope_forgotten": ("The activation has no part in it: dZ is dA.", lambda dA, unit, **_: sum(dA[unit - 1]) / 2),
    },
)
def bias(implementation, W, Z, dA, unit, i, k):
    return sum(masked(Z, dA)[unit - 1]) / 2


@question.claim(
    "The entry of $dA_{\\text{prev}}$ for input << k >> and example << i >> is << value >>.",
    check=lambda W, Z, dA, i, k, **_: sum(W[j][k - 1] * dA[j][i - 1] * (Z[j][i - 1] > 0) for j in range(2)),
    why="$dA_{\\text{prev}} = W^{\\top} dZ$, without $1/m$: an input collects the errors of all units that it feeds.",
    wrong={
        "not_transposed": (
            "The error goes back through W as it is.",
            lambda W, Z, dA, i, k, **_: sum(W[k - 1][j] * masked(Z, dA)[j][i - 1] for j in range(2)),
        ),
        "slope_forgotten": ("The activation has no part in it: dZ is dA.", lambda W, dA, i, k, **_: back(W, dA, k, i)),
    },
)
def handed_back(implementation, W, Z, dA, unit, i, k):
    return back(W, masked(Z, dA), k, i)


@question.claim(
    "The slope of the ReLU makes << value >> of the 4 entries of $dZ$ zero.",
    check=lambda Z, **_: sum(1 for row in Z for z in row if not z > 0),
    why="Those are the entries at which $Z$ is negative.",
    wrong={
        "zero_where_gradient_negative": (
            "ReLU is applied to the gradient itself.",
            lambda dA, **_: sum(d < 0 for row in dA for d in row),
        ),
        "zero_where_positive": (
            "A ReLU blocks what is positive.",
            lambda Z, **_: sum(z > 0 for row in Z for z in row),
        ),
        "none": ("A gradient passes a ReLU unchanged.", lambda **_: 0),
    },
)
def zeros(implementation, Z, **_):
    return 4 - sum(z > 0 for row in Z for z in row)


@question.proof
def proof():
    """The chain rule for a loss that is linear in the two activations of one example."""
    x, y, c, d = sp.symbols("x y c d")
    W = sp.Matrix(2, 2, lambda r, s: sp.Symbol(f"w{r}{s}"))
    z = W * sp.Matrix([x, y])
    both, first_only = c * z[0] + d * z[1], c * z[0]  # both units active, and the second one at zero output
    made = [((W.T * sp.Matrix([c, d])), sp.Matrix([both.diff(x), both.diff(y)]), False)]
    return [*made, (W.T * sp.Matrix([c, 0]), sp.Matrix([first_only.diff(x), first_only.diff(y)]), False)]
