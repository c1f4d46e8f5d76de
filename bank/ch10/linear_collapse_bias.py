"""ch10.linear_collapse_bias  The bias that is left of a linear network.    Chapter 10, why activations must be nonlinear"""

import numpy as np
import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.t6",
    topics=("linear-networks", "matrix-products", "mlp"),
    kinds=("MCQ", "NAT"),
    marks={"MCQ": 1, "NAT": 2},
    bloom="apply",
    syllabus="da",
    mistakes=("biases_added", "last_bias_only", "own_bias_forgotten", "bias_through_own_weights"),
    stem=r"""
A network without activation functions computes $a^{[1]} = W_1 x + b_1$ and $\hat y = W_2 a^{[1]} + b_2$ with

$$W_1 = << W1|mat >>, \quad b_1 = << b1|vec >>, \quad W_2 = << W2|mat >>, \quad b_2 = << b2|vec >>.$$

Written as one layer it is $\hat y = W x + b$. What is the << ("first", "second")[i] >> entry of $b$?
""",
    explanation=r"""
$\hat y = W_2 (W_1 x + b_1) + b_2 = (W_2 W_1) x + (W_2 b_1 + b_2)$, so $b = W_2 b_1 + b_2$: what the first layer adds still passes
through the second, and $W_1$ plays no part. The << ("first", "second")[i] >> entry is
$<< terms >>$, which is << key >>.
""",
    feedback={"last_bias_only": "That is an entry of $b_2$ alone; $b_1$ reaches the output through $W_2$."},
)


@question.draw
def draw(rng):
    entries = (-4, -3, -2, -1, 1, 2, 3, 4)
    w1, w2 = ([rng.choice(name, entries) for _ in range(4)] for name in ("W1", "W2"))
    return {
        "W1": [w1[:2], w1[2:]],
        "b1": [rng.choice("b1", entries) for _ in range(2)],
        "W2": [w2[:2], w2[2:]],
        "b2": [rng.choice("b2", entries) for _ in range(2)],
        "i": rng.below("i", 2),
    }


@question.answer
def answer(implementation, W1, b1, W2, b2, i):
    biases = [np.array([[x] for x in b1]), np.array([[x] for x in b2])]
    return int(implementation.collapse([np.array(W1), np.array(W2)], biases)[1][i, 0])


def bracketed(x):
    return f"({x})" if x < 0 else str(x)


@question.work
def work(W1, b1, W2, b2, i):
    terms = [rf"{bracketed(w)}\cdot {bracketed(x)}" for w, x in zip(W2[i], b1)]
    return {"terms": " + ".join(terms) + (f" - {-b2[i]}" if b2[i] < 0 else f" + {b2[i]}")}


@question.check
def check(W1, b1, W2, b2, i):
    """The whole network at x = 0, where only biases are left."""
    hidden = [row[0] * 0 + row[1] * 0 + b for row, b in zip(W1, b1)]
    return sum(w * a for w, a in zip(W2[i], hidden)) + b2[i]


@question.proof
def proof():
    """The affine map at x = 0, for symbols: its value there is W2 b1 + b2, its derivative W2 W1."""
    p, q, s, t, c = sp.symbols("p q s t c")  # the row of W2, b1, and the entry of b2
    x, y, e, f, g, h = sp.symbols("x y e f g h")
    out = p * (e * x + f * y + s) + q * (g * x + h * y + t) + c
    at_zero = out.subs({x: 0, y: 0})
    return [
        (p * s + q * t + c, at_zero, lambda W1, b1, W2, b2, i: dict(zip("pqstc", (*W2[i], *b1, b2[i])))),
        (sp.Matrix([[p, q]]) * sp.Matrix([[e, f], [g, h]]), sp.Matrix([[out.diff(x), out.diff(y)]]), False),
    ]


@question.mistake("The first bias passes through the first layer's weights, which belong to it.")
def through_the_first_weights(W1, b1, W2, b2, i):
    return W1[i][0] * b1[0] + W1[i][1] * b1[1] + b2[i]


@question.mistake("A bias is multiplied with a column of the weights.")
def column_of_weights(W1, b1, W2, b2, i):
    return W2[0][i] * b1[0] + W2[1][i] * b1[1] + b2[i]
