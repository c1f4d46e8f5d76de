"""ch10.relu_variance  The variance behind a ReLU.    Chapter 10, He initialization"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    about="ch10.t18",
    topics=("initialization", "variance", "relu"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=2,
    decimals=2,
    mistakes=("zero_mean", "relu_keeps_all"),
    stem=r"""
The pre-activation $z$ of a unit is normally distributed with mean 0 and variance << v|num >>, and $a = \max(0, z)$. What is the
variance of $a$, that is, $E[a^2] - E[a]^2$?

(For a standard normal $x$, $E[\,\lvert x \rvert\,] = \sqrt{2/\pi}$.)
""",
    explanation=r"""
By symmetry ReLU keeps half of each even moment: $E[a^2] = \frac{1}{2} E[z^2] = << second|num(4) >>$. Likewise
$E[a] = \frac{1}{2} E[\,\lvert z \rvert\,] = \frac{1}{2}\sqrt{<< v|num >>}\cdot\sqrt{2/\pi} = << mean|num(4) >>$, so the variance is
$<< second|num(4) >> - << mean|num(4) >>^2$, which is << key >>. What He initialization keeps from layer to layer is $E[a^2]$, not
the variance.
""",
    feedback={"zero_mean": "$a$ is never negative, so its mean is positive and has to be subtracted."},
)


@question.draw
def draw(rng):
    return {"v": rng.decimal("v", 0.4, 9.0, 1)}


@question.work
def work(v):
    return {"second": v / 2, "mean": math.sqrt(v / (2 * math.pi))}


@question.answer
def answer(implementation, v):
    return implementation.relu_moments(v)[2]


@question.check
def check(r, v):
    """E[a] is half of E|z|, and E|z| is the standard deviation times the root of 2/pi."""
    pi = math.pi if isinstance(v, (int, float)) else sp.pi
    mean = r(sqrt(v)) * r(sqrt(2 / pi)) / 2
    return r(v / 2) - r(mean) ** 2


@question.proof
def proof():
    """Both moments as integrals over the normal density."""
    z, v = sp.symbols("z v", positive=True)
    density = sp.exp(-(z**2) / (2 * v)) / sp.sqrt(2 * sp.pi * v)
    first, second = (sp.integrate(z**p * density, (z, 0, sp.oo)) for p in (1, 2))
    return v * (sp.pi - 1) / (2 * sp.pi), second - first**2


@question.mistake("The mean is subtracted without being squared.")
def mean_not_squared(v):
    found = v / 2 - math.sqrt(v / (2 * math.pi))
    return found if found > 0 and abs(found / v - 0.34) > 0.03 else None


@question.mistake("ReLU halves the distribution, so it quarters the variance.")
def quartered(v):
    return v / 4


@question.mistake("The variance of the positive half is taken, as if a were never 0.")
def half_normal(v):
    return v * (1 - 2 / math.pi)


@question.mistake("The squared mean is added.")
def mean_added(v):
    return v / 2 + v / (2 * math.pi)


@question.mistake("Half of the variance of the positive half is left, as a is 0 in the other half.")
def half_of_half_normal(v):
    return v * (1 - 2 / math.pi) / 2
