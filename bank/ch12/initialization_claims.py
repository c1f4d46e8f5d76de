"""ch12.initialization_claims  The spread of weights by four rules.    Chapter 12, exercise 12.15"""

import math

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.e15",
    topics=("initialization", "he", "xavier", "variance"),
    kinds="MSQ",
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    stem=r"""
A fully connected layer has $n_{\text{in}} = << fan_in >>$ inputs and $n_{\text{out}} = << fan_out >>$ units. Its weights are independent with mean 0; the rules give their **variance**: He
$2 / n_{\text{in}}$, LeCun $1 / n_{\text{in}}$, Glorot (the original Xavier) $2 / (n_{\text{in}} + n_{\text{out}})$.

Numbers are rounded to 4 decimal places. Which of these statements is/are right?
""",
    explanation=r"""
Standard deviations are roots of variances: He $\sqrt{2 / << fan_in >>} = << he|num(4) >>$, LeCun $\sqrt{1 / << fan_in >>} = << lecun|num(4) >>$, Glorot
$\sqrt{2 / << fan_in + fan_out >>} = << glorot|num(4) >>$. A uniform distribution on $(-a, a)$ has the variance $a^2 / 3$, so for He
$a = \sqrt{6 / << fan_in >>} = << (he * root3)|num(4) >>$. A pre-activation is a sum of << fan_in >> products; with inputs of mean square 1 its variance is
<< fan_in >> times that of a weight: 2 for He, 1 for LeCun, $2 \cdot << fan_in >> / << fan_in + fan_out >> = << (fan_in * glorot * glorot)|num(4) >>$ for Glorot.
""",
)
WIDTHS = (16, 20, 24, 30, 32, 40, 48, 50, 60, 64, 80, 96, 100, 120, 128, 150, 160, 200, 256)


@question.draw
def draw(rng):
    fan_in, fan_out = rng.sample("widths", WIDTHS, 2)
    return {"fan_in": fan_in, "fan_out": fan_out}


@question.work
def work(fan_in, fan_out):
    return {
        "he": math.sqrt(2 / fan_in),
        "lecun": math.sqrt(1 / fan_in),
        "glorot": math.sqrt(2 / (fan_in + fan_out)),
        "root3": math.sqrt(3),
    }


@question.claim(
    "He's rule gives the standard deviation << value >>.",
    decimals=4,
    check=lambda fan_in, fan_out: 1 / math.sqrt(fan_in / 2),
    why=r"It is $\sqrt{2 / << fan_in >>}$, << right >>.",
    wrong={
        "variance_as_std": ("2/n is the number that the weights are multiplied with.", lambda fan_in, **_: 2 / fan_in),
        "fan_out_used": ("The number of units decides.", lambda fan_out, **_: math.sqrt(2 / fan_out)),
    },
)
def he(implementation, fan_in, fan_out):
    return implementation.weight_std("he", fan_in, fan_out)


@question.claim(
    "Glorot's rule gives the standard deviation << value >>.",
    decimals=4,
    check=lambda fan_in, fan_out: 1 / math.sqrt((fan_in + fan_out) / 2),
    why=r"It is $\sqrt{2 / << fan_in + fan_out >>}$, << right >>.",
    wrong={
        "one_xavier": ("The two Xavier forms are the same.", lambda fan_in, **_: math.sqrt(1 / fan_in)),
        "glorot_without_two": (
            "Glorot's variance is 1 over the sum of both fans.",
            lambda fan_in, fan_out: math.sqrt(1 / (fan_in + fan_out)),
        ),
        "variance_as_std": (
            "The variance is the number that the weights are multiplied with.",
            lambda fan_in, fan_out: 2 / (fan_in + fan_out),
        ),
    },
)
def glorot(implementation, fan_in, fan_out):
    return implementation.weight_std("glorot", fan_in, fan_out)


@question.claim(
    "LeCun's rule gives the standard deviation << value >>.",
    decimals=4,
    check=lambda fan_in, fan_out: 1 / math.sqrt(fan_in),
    why=r"It is $\sqrt{1 / << fan_in >>}$, << right >>.",
    wrong={
        "variance_as_std": ("1/n is the number that the weights are multiplied with.", lambda fan_in, **_: 1 / fan_in),
        "fan_out_used": ("The number of units decides.", lambda fan_out, **_: math.sqrt(1 / fan_out)),
    },
)
def lecun(implementation, fan_in, fan_out):
    return implementation.weight_std("xavier", fan_in, fan_out)


@question.claim(
    "Uniform numbers on $(-a, a)$ have He's variance for $a =$ << value >>.",
    decimals=4,
    check=lambda fan_in, fan_out: math.sqrt(3) * math.sqrt(2 / fan_in),
    why=r"$a^2 / 3 = 2 / << fan_in >>$ gives << right >>.",
    wrong={
        "limit_is_deviation": (
            "The limit of the uniform numbers is their standard deviation.",
            lambda fan_in, **_: math.sqrt(2 / fan_in),
        ),
        "one_sided_uniform": (
            "A uniform distribution on (-a, a) has the variance of one on (0, a).",
            lambda fan_in, **_: math.sqrt(24 / fan_in),
        ),
    },
)
def he_limit(implementation, fan_in, fan_out):
    return implementation.glorot_uniform_limit(fan_in, 0)


@question.claim(
    "With Glorot's rule and independent inputs of mean square 1, a pre-activation (without bias) has the variance << value >>.",
    decimals=4,
    check=lambda fan_in, fan_out: sum([2 / (fan_in + fan_out)] * fan_in),
    why=r"<< fan_in >> products of variance $2 / << fan_in + fan_out >>$ add up to << right >>.",
    wrong={
        "always_one": ("Glorot's rule keeps the variance of every layer.", lambda **_: 1.0),
        "fan_out_products": (
            "The products of a pre-activation are as many as the units of its layer.",
            lambda fan_in, fan_out: 2 * fan_out / (fan_in + fan_out),
        ),
    },
)
def forward_variance(implementation, fan_in, fan_out):
    return fan_in * implementation.weight_std("glorot", fan_in, fan_out) ** 2


@question.proof
def proof():
    """The variance of a uniform distribution, and of a sum of independent products."""
    n, a, x, s = sp.symbols("n a x s", positive=True)
    k = sp.Symbol("k", integer=True)
    variance = sp.integrate(x**2 / (2 * a), (x, -a, a))
    return [
        (variance.subs(a, sp.sqrt(6 / n)), 2 / n, False),
        (n * s**2, sp.summation(s**2, (k, 1, n)), False),
    ]
