"""ch12.glorot_limit  Where uniform Glorot initialization stops.    Chapter 12, exercise 12.15; Glorot and Bengio (2010)"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    about="ch12.e15",
    topics=("initialization", "xavier", "variance"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=4,
    mistakes=("limit_is_deviation", "one_sided_uniform"),
    stem=r"""
The weights of a fully connected layer with << fan_in >> inputs and << fan_out >> units are drawn from a uniform distribution on $(-a, a)$. Their
**variance** is to be $2 / (n_{\text{in}} + n_{\text{out}})$, as Glorot and Bengio propose.

What is $a$?
""",
    explanation=r"""
A uniform distribution on $(-a, a)$ has mean 0 and variance $a^2 / 3$. So $a^2 = 6 / (n_{\text{in}} + n_{\text{out}}) = 6 / << fan_in + fan_out >>$, and
$a = \sqrt{<< (6 / (fan_in + fan_out))|num(6) >>}$ is << key >>. The standard deviation is smaller by the factor $\sqrt 3$.
""",
)
WIDTHS = (16, 20, 24, 30, 32, 40, 48, 50, 60, 64, 80, 96, 100, 120, 128, 150, 160, 200, 256)


@question.draw
def draw(rng):
    fan_in, fan_out = rng.sample("widths", WIDTHS, 2)
    return {"fan_in": fan_in, "fan_out": fan_out}


@question.answer
def answer(implementation, fan_in, fan_out):
    return implementation.glorot_uniform_limit(fan_in, fan_out)


@question.check
def check(r, fan_in, fan_out):
    """The variance is one over the mean of both fans, and a third of the squared limit: by the square of the limit, and
    by the deviation, which is the limit over the root of three; the one that rounding has led further off."""
    mean_fan, root_of_three = (fan_in + fan_out) / 2, sqrt(fan_in * 3 / fan_in)
    by_square, by_deviation = sqrt(r(3 / mean_fan)), root_of_three * r(sqrt(1 / mean_fan))
    return max(by_square, by_deviation, key=lambda a: abs(a * a - 3 / mean_fan))


@question.proof
def proof():
    a, x, fan_in, fan_out = sp.symbols("a x fan_in fan_out", positive=True)
    variance = sp.integrate(x**2 / (2 * a), (x, -a, a))
    limit = sp.solve(variance - 2 / (fan_in + fan_out), a)[0]
    return sp.sqrt(6 / (fan_in + fan_out)), limit


@question.mistake("Only the inputs count, as in He's rule.")
def fan_in_only(fan_in, fan_out):
    return math.sqrt(6 / fan_in)


@question.mistake("The variance is two over the mean of both fans.")
def mean_of_fans_twice(fan_in, fan_out):
    return math.sqrt(12 / (fan_in + fan_out))


@question.mistake("The variance is one over the sum of the fans.")
def without_two(fan_in, fan_out):
    return math.sqrt(3 / (fan_in + fan_out))


@question.mistake("The variance itself, times three, is the limit.")
def root_forgotten(fan_in, fan_out):
    return 6 / (fan_in + fan_out)


@question.mistake("Only the units of the layer count.")
def fan_out_only(fan_in, fan_out):
    return math.sqrt(6 / fan_out)
