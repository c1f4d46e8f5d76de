"""ch12.rank_one_gradient  The norm of a weight gradient of one example.    Chapter 12, mini project 1"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    topics=("backpropagation", "matrix-norm", "rank", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=2,
    stem=r"""
For **one** example a fully connected layer $z = W a + b$ has the input $a = << a|vec >>$, and backpropagation has found
$\partial L / \partial z = << d|vec >>$.

What is the Frobenius norm of $\partial L / \partial W$?
""",
    explanation=r"""
$\partial L / \partial W = \frac{\partial L}{\partial z} a^\top$, a matrix of rank one with the entries $d_i a_j$. The sum of its squares is the product
$\sum_i d_i^2 \cdot \sum_j a_j^2 = << dd >> \cdot << aa >> = << dd * aa >>$, so the norm is the product of both lengths,
$\sqrt{<< dd >>} \cdot \sqrt{<< aa >>}$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    a = [v * rng.choice("sign of a", (-1, 1)) for v in rng.sample("a", (1, 2, 3, 4, 5), 3)]
    d = [v * rng.choice("sign of d", (-1, 1)) for v in rng.sample("d", (1, 2, 3, 4, 6), 2)]
    return {"a": a, "d": d}


def square(values):
    return sum(v * v for v in values)


@question.work
def work(a, d):
    return {"aa": square(a), "dd": square(d)}


@question.answer
def answer(implementation, a, d):
    return math.sqrt(square(d)) * math.sqrt(square(a))


@question.check
def check(r, a, d):
    """Entry by entry of the matrix; the length of d from it and that of a."""
    total = 0
    for x in d:
        for y in a:
            total += (x * y) ** 2
    length = sum(y * y for y in a)
    return r(sqrt(total / length)) * r(sqrt(length))


@question.proof
def proof():
    """Frobenius norm from the trace; the gradient from the derivative of L = d^T W a."""
    a, d = sp.Matrix(sp.symbols("a0:3", real=True)), sp.Matrix(sp.symbols("d0:2", real=True))
    W = sp.Matrix(2, 3, sp.symbols("w0:6", real=True))
    loss = (d.T * W * a)[0]
    gradient = sp.Matrix(2, 3, [sp.diff(loss, w) for w in W])

    def where(a, d):
        return {**{f"a{k}": v for k, v in enumerate(a)}, **{f"d{k}": v for k, v in enumerate(d)}}

    return [
        (gradient, d * a.T, False),
        (sp.sqrt(sp.expand(d.dot(d) * a.dot(a))), sp.sqrt(sp.expand((gradient * gradient.T).trace())), where),
    ]


@question.mistake("The norms of the factors add up.")
def norms_added(a, d):
    return math.sqrt(square(d)) + math.sqrt(square(a))


@question.mistake("The norm is the largest entry in size.")
def largest_entry(a, d):
    return float(max(map(abs, a)) * max(map(abs, d)))


@question.mistake("The norm is the sum of the sizes of all entries.")
def sum_of_sizes(a, d):
    return float(sum(map(abs, a)) * sum(map(abs, d)))


@question.mistake("The Frobenius norm is the sum of the squares, without a root.")
def root_forgotten(a, d):
    return float(square(d) * square(a))


@question.mistake("The entries are summed with their signs.")
def signed_sum(a, d):
    return float(abs(sum(a) * sum(d))) or None


@question.mistake("The gradient of the bias belongs to the matrix as well.")
def bias_column(a, d):
    return math.sqrt(square(d) * (square(a) + 1))


@question.mistake("The norm is the mean over the entries, under the root.")
def root_mean_square(a, d):
    return math.sqrt(square(d) * square(a) / 6)
