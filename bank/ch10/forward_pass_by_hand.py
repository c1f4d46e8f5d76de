"""ch10.forward_pass_by_hand  Two hidden layers, from input to output.    Chapter 10, Example 1"""

import numpy as np
import sympy as sp

from dlgrade.bank import Question, Reject, exp

question = Question(
    about="ch10.t4",
    topics=("forward-pass", "relu", "sigmoid", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    decimals=3,
    mistakes=("last_activation_twice", "stops_at_the_logit", "no_bias"),
    stem=r"""
A network has << x|length >> inputs, two hidden layers with 2 ReLU units each, and one sigmoid output. Row $j$ of a matrix holds
the weights into unit $j$:

$$W_1 = << W1|mat >>, \quad b_1 = << b1|vec >>, \quad W_2 = << W2|mat >>, \quad W_3 = << W3|mat >>.$$

The biases of the second hidden layer and of the output are 0. What is the output for $x = << x|vec >>$?
""",
    explanation=r"""
First layer: $z_1 = W_1 x + b_1 = << z1|vec >>$, and after ReLU $a_1 = << a1|vec >>$. Second layer: $z_2 = W_2 a_1 =
<< z2|vec >>$, $a_2 = << a2|vec >>$. Output: $z_3 = W_3 a_2 = << z3|num >>$ and $\hat y = 1/(1 + e^{-z_3})$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    def rows(name, k, low=-5):
        return [[rng.integer(name, low, 10) / 10 or 0.5 for _ in range(k)] for _ in range(2)]

    k = rng.integer("inputs", 2, 3)
    values = {
        "x": [rng.choice("x", (-1, 1, 2, 3)) for _ in range(k)],
        "W1": rows("W1", k),
        "b1": [rng.choice("b1", (-2, -1, 1, 2)) for _ in range(2)],
        "W2": rows("W2", 2, -3),
        "W3": rows("W3", 2)[:1],
    }
    z1, a1, z2, a2, z3 = forward(**values)
    if z3 < 0:
        values["W3"] = [[-w for w in values["W3"][0]]]
    if not any(a1) or not any(a2) or 0 in (*z1, *z2) or abs(z3) < 0.05:
        raise Reject("nothing comes out of a hidden layer")
    return values


def forward(x, W1, b1, W2, W3):
    z1 = [round(sum(w * a for w, a in zip(row, x)) + b, 6) for row, b in zip(W1, b1)]
    a1 = [max(0, z) for z in z1]
    z2 = [round(sum(w * a for w, a in zip(row, a1)), 6) for row in W2]
    a2 = [max(0, z) for z in z2]
    return z1, a1, z2, a2, round(W3[0][0] * a2[0] + W3[0][1] * a2[1], 6)


@question.work
def work(x, W1, b1, W2, W3):
    return dict(zip(("z1", "a1", "z2", "a2", "z3"), forward(x, W1, b1, W2, W3), strict=True))


@question.answer
def answer(implementation, x, W1, b1, W2, W3):
    biases = [np.array(b).reshape(-1, 1) for b in (b1, (0, 0), (0,))]
    weights = [np.array(W) for W in (W1, W2, W3)]
    out, _ = implementation.forward_loop(np.array(x).reshape(-1, 1), weights, biases, ["relu", "relu", "sigmoid"])
    return float(out[0, 0])


@question.check
def check(r, x, W1, b1, W2, W3):
    """Unit by unit, every sum written down, and the sigmoid with a positive exponent."""
    hidden = [max(0, r(sum(w * a for w, a in zip(row, x)) + b)) for row, b in zip(W1, b1)]
    second = [max(0, r(p * hidden[0] + q * hidden[1])) for p, q in W2]
    power = exp(r(sum(w * a for w, a in zip(W3[0], second))))
    return power / (1 + power)


@question.proof
def proof():
    """The sigmoid as a shifted tanh, and as the solution of its differential equation through 1/2."""
    z = sp.Symbol("z")
    sigmoid = 1 / (1 + sp.exp(-z))
    tanh = (sp.exp(z / 2) - sp.exp(-z / 2)) / (sp.exp(z / 2) + sp.exp(-z / 2))

    def where(**values):
        return {"z": forward(**values)[-1]}

    return [(sigmoid, (1 + tanh) / 2, where), (sigmoid.diff(z), sigmoid * (1 - sigmoid), False)]


def sigmoid(z):
    return 1 / (1 + exp(-z))


@question.mistake("Negative sums pass a hidden unit like positive ones.")
def relu_forgotten(x, W1, b1, W2, W3):
    z1 = [sum(w * a for w, a in zip(row, x)) + b for row, b in zip(W1, b1)]
    z2 = [p * z1[0] + q * z1[1] for p, q in W2]
    found = W3[0][0] * z2[0] + W3[0][1] * z2[1]
    return sigmoid(found) if abs(found - forward(x, W1, b1, W2, W3)[-1]) > 0.02 else None


@question.mistake("A column of a matrix holds the weights into a unit.")
def columns_for_rows(x, W1, b1, W2, W3):
    _, a1, _, _, z3 = forward(x, W1, b1, W2, W3)
    a2 = [max(0, W2[0][j] * a1[0] + W2[1][j] * a1[1]) for j in range(2)]
    found = W3[0][0] * a2[0] + W3[0][1] * a2[1]
    return sigmoid(found) if abs(found - z3) > 0.02 else None


@question.mistake("The sigmoid is 1 / (1 + e^z).")
def exponent_sign(x, W1, b1, W2, W3):
    return sigmoid(-forward(x, W1, b1, W2, W3)[-1])


@question.mistake("ReLU turns a negative number positive.")
def absolute_value(x, W1, b1, W2, W3):
    z1 = [abs(sum(w * a for w, a in zip(row, x)) + b) for row, b in zip(W1, b1)]
    z2 = [abs(p * z1[0] + q * z1[1]) for p, q in W2]
    found = W3[0][0] * z2[0] + W3[0][1] * z2[1]
    return sigmoid(found) if abs(found - forward(x, W1, b1, W2, W3)[-1]) > 0.02 else None
