"""ch12.stability_limit  The learning rate at which gradient descent stops converging.    Chapter 12, exercise 12.19"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    topics=("learning-rate", "gradient-descent", "eigenvalues", "hessian"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    decimals=3,
    stem=r"""
Gradient descent with a fixed learning rate $\alpha$ minimizes $J(w) = \frac{1}{2} w^\top H w$ with

$$H = << [[a, b], [b, c]]|mat >>.$$

What is the largest number $\alpha^\star$ such that it converges to the minimum from **every** start for all $\alpha$ with
$0 < \alpha < \alpha^\star$?
""",
    explanation=r"""
One step is $w \leftarrow (I - \alpha H) w$. Along an eigenvector of $H$ with eigenvalue $\lambda$ it multiplies by $1 - \alpha \lambda$, and
$|1 - \alpha \lambda| < 1$ means $\alpha < 2 / \lambda$. The eigenvalues solve $\lambda^2 - << a + c >> \lambda + << a * c - b * b >> = 0$: they are
$<< low >>$ and $<< high >>$. The largest one decides: $\alpha^\star = 2 / << high >>$, which is << key >>.
""",
    feedback={"smallest_eigenvalue": "Along the eigenvector of << high >> the iteration then diverges."},
)
TRIPLES = (
    (3, 2, 5),
    (0, 1, 2),
    (0, 2, 4),
    (0, 3, 6),
    (6, 4, 10),
    (8, 3, 10),
)  # a - c, b, difference of the eigenvalues


@question.draw
def draw(rng):
    off, b, root = rng.choice("triple", TRIPLES)
    low = rng.integer("smallest eigenvalue", 1, 6)
    a, c = rng.shuffled("diagonal", [(2 * low + root + off) // 2, (2 * low + root - off) // 2])
    return {"a": a, "b": b * rng.choice("sign", (-1, 1)), "c": c}


def eigenvalues(a, b, c):
    root = math.isqrt((a - c) ** 2 + 4 * b * b)
    return (a + c - root) // 2, (a + c + root) // 2


@question.work
def work(a, b, c):
    low, high = eigenvalues(a, b, c)
    return {"low": low, "high": high}


@question.answer
def answer(implementation, a, b, c):
    return 2 / eigenvalues(a, b, c)[1]


@question.check
def check(r, a, b, c):
    """Where det(2/alpha I - H) is zero: the smaller root in alpha of 4 - 2 trace alpha + det alpha^2."""
    trace, det = a + c, a * c - b * b
    return (trace - r(sqrt(trace * trace - 4 * det))) / det


@question.proof
def proof():
    """I - alpha H has the eigenvalue -1 there, and det(I - alpha H) = (1 - alpha low)(1 - alpha high)."""
    a, b, c = sp.symbols("a b c", real=True)
    H = sp.Matrix([[a, b], [b, c]])
    limit = 4 / (a + c + sp.sqrt((a - c) ** 2 + 4 * b**2))
    at_limit = sp.Matrix([[2, 0], [0, 2]]) - limit * H
    trace, det = H.trace(), H.det()
    return [
        (sp.simplify(at_limit.det()), sp.Integer(0), False),
        (limit, sp.radsimp((trace - sp.sqrt(trace**2 - 4 * det)) / det)),
    ]


@question.mistake("The smallest eigenvalue decides.")
def smallest_eigenvalue(a, b, c):
    return 2 / eigenvalues(a, b, c)[0]


@question.mistake(
    "Gradient descent converges as long as alpha is below one over the largest eigenvalue, and no further."
)
def one_over_largest(a, b, c):
    return 1 / eigenvalues(a, b, c)[1]


@question.mistake("The curvatures are the numbers on the diagonal.")
def largest_on_diagonal(a, b, c):
    return 2 / max(a, c)


@question.mistake("The mean of the curvatures decides.")
def mean_curvature(a, b, c):
    return 4 / (a + c)


@question.mistake("The trace takes the place of the curvature.")
def trace(a, b, c):
    return 2 / (a + c)


@question.mistake("The determinant takes the place of the curvature.")
def determinant(a, b, c):
    return 2 / (a * c - b * b)


@question.mistake("The Frobenius norm of H takes the place of its largest eigenvalue.")
def frobenius(a, b, c):
    return 2 / math.sqrt(a * a + 2 * b * b + c * c)


@question.mistake("J is a half of the quadratic form, so the curvatures are halved.")
def halved(a, b, c):
    return 4 / eigenvalues(a, b, c)[1]
