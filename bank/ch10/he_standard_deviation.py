"""ch10.he_standard_deviation  How wide He initialization draws.    Chapter 10, He initialization"""

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    about="ch10.t18",
    topics=("initialization", "he-initialization"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=4,
    mistakes=("variance_for_std", "two_roots", "without_the_factor_2"),
    stem=r"""
A hidden ReLU layer has << n_prev >> inputs and << n >> units. Its weights get He initialization: they are drawn
independently from a normal distribution with mean 0 and **variance** $2/n_{\text{prev}}$. A program computes them as
`W = s * rng.standard_normal((<< n >>, << n_prev >>))`. What is the number $s$?
""",
    explanation=r"""
Multiplying a standard normal number by $s$ gives the standard deviation $s$, that is the variance $s^2$. So
$s = \sqrt{2/<< n_prev >>}$, which is << key >>. Only the number of inputs counts, because $z$ is a sum over them; the << n >> units of
the layer itself play no part.
""",
    feedback={"variance_for_std": "That is the variance $2/n_{\\text{prev}}$; $s$ is its root."},
)


@question.draw
def draw(rng):
    n_prev, n = rng.sample("widths", (10, 16, 20, 24, 30, 36, 40, 48, 60, 64, 80, 100, 120, 128, 150, 200, 256, 300), 2)
    return {"n_prev": n_prev, "n": n}


@question.answer
def answer(implementation, n_prev, n):
    return implementation.he_std(n_prev)


@question.check
def check(r, n_prev, n):
    """The variance is one over half of the inputs' number."""
    return sqrt(r(1 / (n_prev / 2)))


@question.proof
def proof():
    """ReLU keeps half of E[z^2]; the variance with which n inputs hand on E[a^2] unchanged."""
    z, v, s = sp.symbols("z v s", positive=True)
    n = sp.Symbol("n_prev", positive=True)
    density = sp.exp(-(z**2) / (2 * v)) / sp.sqrt(2 * sp.pi * v)
    kept = sp.integrate(z**2 * density, (z, 0, sp.oo))
    found = [r for r in sp.solve(sp.Eq(kept.subs(v, n * s**2), 1), s) if r.is_positive]
    return sp.sqrt(2 / n), found[0]


@question.mistake("The layer's own width decides how large its weights are.")
def own_width(n_prev, n):
    return sqrt(2 / n)


@question.mistake("Inputs and outputs are averaged, as Glorot does.")
def glorot(n_prev, n):
    return sqrt(2 / (n_prev + n))


@question.mistake("The 2 stands outside the root.")
def two_outside(n_prev, n):
    return 2 / sqrt(n_prev)
