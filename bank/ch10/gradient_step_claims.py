"""ch10.gradient_step_claims  One update of a layer.    Chapter 10, the network class, update_parameters"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.p1i",
    topics=("gradient-descent", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks=1,
    bloom="apply",
    syllabus="da",
    version=2,
    mistakes=("uphill", "replaced", "rate_ignored", "sign_only"),
    stem={
        kind: r"""
A layer of a network and the gradients of the cost (the average over the batch is in them already) are

$$W = << W|mat >>,\quad b = << b|vec >>,\quad dW = << dW|mat >>,\quad db = << db|vec >>.$$

One step of gradient descent is made with the learning rate $\alpha = << alpha|num >>$.

"""
        + asked
        for kind, asked in (
            (
                "MCQ",
                "Which one of these statements about the new parameters is TRUE? ($w_{jk}$: row $j$, column $k$, from 1.)",
            ),
            (
                "MSQ",
                "Which of these statements about the new parameters is/are TRUE? ($w_{jk}$: row $j$, column $k$, from 1.)",
            ),
        )
    },
    explanation=r"""
Every parameter moves by $-\alpha$ times its own gradient, weights and biases alike:

$$W - \alpha\, dW = << W_new|mat(2) >>,\quad b - \alpha\, db = << b_new|vec(2) >>.$$
""",
)


@question.draw
def draw(rng):
    w = [rng.integer("w", -20, 20) / 10 for _ in range(6)]
    d = [rng.choice("sign", (-1, 1)) * rng.integer("d", 2, 30) / 10 for _ in range(6)]
    return {
        "W": [w[:2], w[2:4]],
        "b": w[4:],
        "dW": [d[:2], d[2:4]],
        "db": d[4:],
        "alpha": rng.choice("alpha", (0.1, 0.2, 0.3, 0.5)),
    }


@question.work
def work(W, b, dW, db, alpha):
    return {
        "W_new": [[w - alpha * d for w, d in zip(x, y)] for x, y in zip(W, dW)],
        "b_new": [w - alpha * d for w, d in zip(b, db)],
    }


def weight(j, k):
    """A claim on the weight in row j, column k (from 0)."""

    def found(implementation, W, b, dW, db, alpha):
        return float(implementation.update_parameters({"W1": W[j][k]}, {"dW1": dW[j][k]}, alpha)["W1"])

    def again(W, b, dW, db, alpha):
        return (W[j][k] * 10 - alpha * 10 * dW[j][k]) / 10

    def transposed(W, b, dW, db, alpha):
        return W[j][k] - alpha * dW[k][j] if j != k else W[j][k] - alpha * dW[1 - j][1 - j]

    found.__name__ = f"w{j + 1}{k + 1}"
    wrong = {"other_entry": ("Any entry of the gradient serves: it need not stand in the same place.", transposed)}
    question.claim(f"$w_{{{j + 1}{k + 1}}}$ is << value >>.", check=again, decimals=2, wrong=wrong)(found)


def bias(j):
    """A claim on the bias of unit j (from 0)."""

    def found(implementation, W, b, dW, db, alpha):
        return float(implementation.update_parameters({"b1": b[j]}, {"db1": db[j]}, alpha)["b1"])

    def again(W, b, dW, db, alpha):
        return (b[j] * 10 - alpha * 10 * db[j]) / 10

    found.__name__ = f"b{j + 1}"
    wrong = {"biases_stay": ("Only the weights are trained.", lambda b, **_: b[j])}
    question.claim(f"$b_{j + 1}$ is << value >>.", check=again, decimals=2, wrong=wrong)(found)


for row in (0, 1):
    bias(row)
    for column in (0, 1):
        weight(row, column)


@question.proof
def proof():
    """The step is the minimizer of the cost's linear model plus the squared distance over twice the rate."""
    w, x, g, alpha = sp.symbols("w x g alpha", positive=True)
    model = g * (x - w) + (x - w) ** 2 / (2 * alpha)
    (best,) = sp.solve(model.diff(x), x)
    return [(w - alpha * g, best, False)]
