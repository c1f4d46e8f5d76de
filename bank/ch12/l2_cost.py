"""ch12.l2_cost  A cost with its L2 penalty.    Chapter 12, the L2-regularized cost of the network class"""

import math

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("l2-regularization", "cost", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    decimals=3,
    stem=r"""
A network with one hidden layer has the parameters

$$W^{[1]} = << W1|mat >>, \quad b^{[1]} = << b1|vec >>, \quad W^{[2]} = << [W2]|mat >>, \quad b^{[2]} = << b2 >>.$$

On a training set of $m = << m >>$ examples the mean cross-entropy is $<< data|num >>$. The cost adds the L2 penalty of the **weights**,
$\frac{\lambda}{2m}$ times the sum of their squares over both layers, with $\lambda = << lam|num >>$; biases are not penalized.

How large is the cost?
""",
    explanation=r"""
The squares of the weights add up to $<< first >>$ in $W^{[1]}$ and $<< second >>$ in $W^{[2]}$, together $<< first + second >>$. The penalty is
$<< lam|num >> \cdot << first + second >> / (2 \cdot << m >>) = << penalty|num(5) >>$, and the cost $<< data|num >> + << penalty|num(5) >>$,
which is << key >>.
""",
)


@question.draw
def draw(rng):
    return {
        "W1": [rng.sample("row", (-4, -3, -2, -1, 1, 2, 3, 4), 2) for _ in range(2)],
        "b1": rng.sample("b1", (-3, -2, 2, 3), 2),
        "W2": rng.sample("W2", (-5, -4, -3, -2, 2, 3, 4, 5), 2),
        "b2": rng.choice("b2", (-2, -1, 1, 2)),
        "m": rng.choice("m", (20, 25, 40, 50, 80)),
        "lam": rng.choice("lam", (0.2, 0.3, 0.4, 0.5, 0.6)),
        "data": rng.decimal("data", 0.2, 0.6, 2),
    }


def squares(W1, W2, **_):
    return sum(w * w for row in W1 for w in row), sum(w * w for w in W2)


@question.work
def work(**values):
    first, second = squares(**values)
    penalty = values["lam"] * (first + second) / (2 * values["m"])
    return {"first": first, "second": second, "penalty": penalty}


@question.answer
def answer(implementation, **values):
    return values["data"] + values["lam"] * sum(squares(**values)) / (2 * values["m"])


@question.check
def check(r, W1, b1, W2, b2, m, lam, data):
    """What every single weight adds."""
    penalty = 0
    for w in (*W1[0], *W1[1], *W2):
        penalty += lam / 2 * w * w / m
    return data + r(penalty)


@question.proof
def proof():
    """The sum of squares is the trace of W W^T."""
    w = sp.symbols("w0:6", real=True)
    m, lam, data = sp.symbols("m lam data", positive=True)
    W1, W2 = sp.Matrix(2, 2, w[:4]), sp.Matrix(1, 2, w[4:])
    trace = (W1 * W1.T).trace() + (W2 * W2.T).trace()

    def where(W1, W2, m, lam, data, **_):
        return {**{f"w{k}": v for k, v in enumerate((*W1[0], *W1[1], *W2))}, "m": m, "lam": lam, "data": data}

    return data + lam * sum(v**2 for v in w) / (2 * m), data + lam * trace / (2 * m), where


@question.mistake("All parameters are penalized, the biases too.")
def biases_penalized(W1, b1, W2, b2, m, lam, data):
    return data + lam * (sum(squares(W1, W2)) + sum(b * b for b in b1) + b2 * b2) / (2 * m)


@question.mistake("The penalty is lambda / m times the sum of squares.")
def no_half(W1, b1, W2, b2, m, lam, data):
    return data + lam * sum(squares(W1, W2)) / m


@question.mistake("The penalty of a matrix is its norm, not the square of it.")
def norm_not_squared(W1, b1, W2, b2, m, lam, data):
    return data + lam * sum(math.sqrt(s) for s in squares(W1, W2)) / (2 * m)


@question.mistake("Only the output layer's weights are penalized.")
def output_layer_only(W1, b1, W2, b2, m, lam, data):
    return data + lam * squares(W1, W2)[1] / (2 * m)


@question.mistake("The output layer is not penalized.")
def hidden_layer_only(W1, b1, W2, b2, m, lam, data):
    return data + lam * squares(W1, W2)[0] / (2 * m)


@question.mistake("lambda enters squared, like the weights.")
def lambda_squared(W1, b1, W2, b2, m, lam, data):
    return data + lam * lam * sum(squares(W1, W2)) / (2 * m)


@question.mistake("The penalty does not depend on the number of examples.")
def no_m(W1, b1, W2, b2, m, lam, data):
    return data + lam * sum(squares(W1, W2)) / 2
