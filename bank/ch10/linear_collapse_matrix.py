"""ch10.linear_collapse_matrix  Two linear layers as one.    Chapter 10, why activations must be nonlinear"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("linear-networks", "matrix-products", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="apply",
    syllabus="da",
    version=2,
    stem={
        kind: r"""
A feed-forward network uses the identity $g(z) = z$ as its activation function everywhere. Its layers compute
$a = W_1 x + b_1$ and $\hat y = W_2 a + b_2$ with

$$W_1 = << W1|mat >>, \quad b_1 = << b1|vec >>, \quad W_2 = << W2|mat >>, \quad b_2 = << b2|vec >>.$$

The single layer $\hat y = W x + b$ computes the same. """
        + asked
        + " (Vectors are written as rows here.)"
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
$\hat y = W_2(W_1 x + b_1) + b_2$, hence $W = W_2 W_1 = << W|mat >>$, in this order because $W_1$ acts on $x$ first, and
$b = W_2 b_1 + b_2 = << b|vec >>$. For $x = << x|vec >>$ the output is $<< y|vec >>$.
""",
)


@question.draw
def draw(rng):
    def matrix(name):
        a, b, c, d = (rng.choice(name, (-3, -2, -1, 1, 2, 3, 4)) for _ in range(4))
        return [[a, b], [c, d]]

    W1, W2 = matrix("W1"), matrix("W2")
    if times(W1, W2) == times(W2, W1):
        raise Reject("the matrices commute")
    return {
        "W1": W1,
        "W2": W2,
        "b1": rng.integers("b1", 2, -3, 3),
        "b2": rng.integers("b2", 2, -3, 3),
        "x": rng.integers("x", 2, 1, 3),
    }


def times(A, B):
    return [[sum(A[i][k] * B[k][j] for k in range(2)) for j in range(2)] for i in range(2)]


def apply(A, x, b=(0, 0)):
    return tuple(A[i][0] * x[0] + A[i][1] * x[1] + b[i] for i in range(2))


def network(W1, W2, b1, b2, x):
    return apply(W2, apply(W1, x, b1), b2)


def column(j, W1, W2, b1, b2):
    """Column j of W, from the network's outputs at a unit vector and at zero."""
    ends = (network(W1, W2, b1, b2, at) for at in ([1 - j, j], [0, 0]))
    return [a - b for a, b in zip(*ends)]


@question.work
def work(W1, W2, b1, b2, x):
    return {"W": times(W2, W1), "b": apply(W2, b1, b2), "y": network(W1, W2, b1, b2, x)}


ORDER = "The matrices are multiplied in the order in which the data meet them, W1 W2."


def row_claim(i, name):
    def value(implementation, W1, W2, **_):
        return tuple(times(W2, W1)[i])

    def check(W1, W2, b1, b2, x):
        return tuple(column(j, W1, W2, b1, b2)[i] for j in range(2))

    value.__name__ = f"row_{i + 1}"
    question.claim(
        f"The {name} row of $W$ is << value >>.",
        check=check,
        why="$W = W_2 W_1$, in this order: $W_1$ acts on $x$ first.",
        wrong={
            "order_reversed": (ORDER, lambda W1, W2, **_: tuple(times(W1, W2)[i])),
            "entrywise_product": (
                "Layers act on numbers, so their weights multiply entry by entry.",
                lambda W1, W2, **_: tuple(a * b for a, b in zip(W1[i], W2[i])),
            ),
        },
    )(value)


row_claim(0, "first")
row_claim(1, "second")


@question.claim(
    "$b$ is << value >>.",
    check=lambda W1, W2, b1, b2, x: network(W1, W2, b1, b2, [0, 0]),
    why="$b = W_2 b_1 + b_2$: the first bias still passes through the second layer.",
    wrong={
        "biases_added": ("The biases simply add up.", lambda b1, b2, **_: tuple(a + b for a, b in zip(b1, b2))),
        "own_bias_forgotten": ("The last bias was added already.", lambda W2, b1, **_: apply(W2, b1)),
        "through_the_first_weights": (
            "The first bias passes through $W_1$.",
            lambda W1, b1, b2, **_: apply(W1, b1, b2),
        ),
    },
)
def bias(implementation, W1, W2, b1, b2, x):
    return apply(W2, b1, b2)


@question.claim(
    "For $x = (<< x[0] >>, << x[1] >>)$ the output $\\hat y$ is << value >>.",
    check=lambda W1, W2, b1, b2, x: network(W1, W2, b1, b2, x),
    why="$a = W_1 x + b_1$ first, then $\\hat y = W_2 a + b_2$.",
    wrong={
        "order_reversed": (ORDER, lambda W1, W2, b1, b2, x: apply(times(W1, W2), x, apply(W2, b1, b2))),
        "relu_inside": (
            "Every hidden layer has a ReLU.",
            lambda W1, W2, b1, b2, x: apply(W2, [max(0, a) for a in apply(W1, x, b1)], b2),
        ),
        "biases_added": (
            "The biases simply add up.",
            lambda W1, W2, b1, b2, x: apply(times(W2, W1), x, [a + b for a, b in zip(b1, b2)]),
        ),
    },
)
def output(implementation, W1, W2, b1, b2, x):
    return apply(times(W2, W1), x, apply(W2, b1, b2))


@question.proof
def proof():
    """The Jacobian of the two layers, and their value at x = 0."""
    A, B = (sp.Matrix(2, 2, lambda i, j, n=n: sp.Symbol(f"{n}{i}{j}")) for n in "AB")
    x, c, d = (sp.Matrix(sp.symbols(f"{n}0:2")) for n in "xcd")
    out = B * (A * x + c) + d
    return [(B * A, out.jacobian(x), False), (B * c + d, out.subs(dict.fromkeys(x, 0)), False)]
