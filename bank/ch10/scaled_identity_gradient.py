"""ch10.scaled_identity_gradient  Every matrix a multiple of the identity.    Chapter 10, exercise B3"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("vanishing-gradients", "exploding-gradients", "backpropagation", "linear-algebra"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    decimals=3,
    stem=r"""
A linear network without biases has << L >> layers, $\hat{y} = W^{[<< L >>]} \cdots W^{[2]} W^{[1]} x$, and every weight matrix is
$W^{[l]} = << alpha|num >>\, I$ with the $2 \times 2$ identity $I$. The cost of the one example $x = << x|vec >>$, $y = << y|vec >>$ (columns) is
$J = \frac{1}{2} \lVert \hat{y} - y \rVert^2$.

What is $\frac{\partial J}{\partial W^{[1]}_{<< i >><< j >>}}$, with row << i >> and column << j >> counted from 1?
""",
    explanation=r"""
The prediction is $\hat{y} = << alpha|num >>^{<< L >>} x$; its error in entry << i >> is
$<< alpha|num >>^{<< L >>} \cdot << x_i >> << -y[i - 1]|signed >> = << error|num(5) >>$. On its way back to the first layer it passes the
$<< L >> - 1$ matrices above it, which gives the factor $<< alpha|num >>^{<< L - 1 >>} = << factor|num(5) >>$; then it meets the input of column << j >>:
$<< factor|num(5) >> \cdot << error_ >> \cdot << x_j >>$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    i = rng.integer("i", 1, 2)
    x = rng.sample("x", (-4, -3, -2, 2, 3, 4, 5), 2)
    y = rng.sample("y", (-3, -2, -1, 1, 2, 3), 2)
    if abs(x[0]) == abs(x[1]) or abs(y[0]) == abs(y[1]):
        raise Reject("entries of one size")
    return {
        "L": rng.integer("L", 3, 6),
        "alpha": rng.choice("alpha", (0.5, 0.8, 0.9, 1.1, 1.2, 1.5)),
        "x": x,
        "y": y,
        "i": i,
        "j": 3 - i,
    }


def entry(L, power, alpha, xi, xj, yi):
    return alpha**power * (alpha**L * xi - yi) * xj


@question.work
def work(L, alpha, x, y, i, j):
    def bracketed(value, text):
        return f"({text})" if value < 0 else text

    error = alpha**L * x[i - 1] - y[i - 1]
    return {
        "error": error,
        "error_": bracketed(error, f"{error:.5f}"),
        "x_i": bracketed(x[i - 1], str(x[i - 1])),
        "x_j": bracketed(x[j - 1], str(x[j - 1])),
        "factor": alpha ** (L - 1),
    }


@question.answer
def answer(implementation, L, alpha, x, y, i, j):
    return entry(L, L - 1, alpha, x[i - 1], x[j - 1], y[i - 1])


@question.check
def check(r, L, alpha, x, y, i, j):
    """Forward through the layers one by one, and back."""
    a = x[i - 1]
    for _ in range(L):
        a = a * alpha
    d = r(r(a) - y[i - 1])
    back = 1
    for _ in range(L - 1):
        back = back * alpha
    return r(back) * d * x[j - 1]


@question.proof
def proof():
    """The derivative of the cost by the entry of the first matrix, for a row of scaled identities above it."""
    alpha, L = sp.symbols("alpha L", positive=True)
    w, v, u, t, x1, x2, y1, y2 = sp.symbols("w v u t x1 x2 y1 y2", real=True)
    above = alpha ** (L - 1)
    cost = ((above * (w * x1 + v * x2) - y1) ** 2 + (above * (u * x1 + t * x2) - y2) ** 2) / 2
    derived = sp.diff(cost, v).subs({w: alpha, v: 0, u: 0, t: alpha})
    formula = alpha ** (L - 1) * (alpha**L * x1 - y1) * x2

    def where(L, alpha, x, y, i, j):
        return {"L": L, "alpha": alpha, "x1": x[i - 1], "x2": x[j - 1], "y1": y[i - 1]}

    return formula, sp.powsimp(sp.expand(derived)), where


@question.mistake("The error passes all L matrices on its way back.")
def power_L(L, alpha, x, y, i, j):
    return entry(L, L, alpha, x[i - 1], x[j - 1], y[i - 1])


@question.mistake("The error passes only L - 2 matrices on its way back.")
def power_L_minus_2(L, alpha, x, y, i, j):
    return entry(L, L - 2, alpha, x[i - 1], x[j - 1], y[i - 1])


@question.mistake("The error is x - y: the prediction does not feel the matrices.")
def error_without_matrices(L, alpha, x, y, i, j):
    return alpha ** (L - 1) * (x[i - 1] - y[i - 1]) * x[j - 1]


@question.mistake("The row counts for the input and the column for the error.")
def transposed(L, alpha, x, y, i, j):
    return entry(L, L - 1, alpha, x[j - 1], x[i - 1], y[j - 1])


@question.mistake("The error is label minus prediction.")
def sign(L, alpha, x, y, i, j):
    return -entry(L, L - 1, alpha, x[i - 1], x[j - 1], y[i - 1])


@question.mistake("The factors of the layers add up.")
def factors_added(L, alpha, x, y, i, j):
    return (L - 1) * alpha * (alpha**L * x[i - 1] - y[i - 1]) * x[j - 1]
