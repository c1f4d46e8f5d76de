"""ch12.relu_signal_power  How a stack of ReLU layers scales its signal.    Chapter 12, MCQ 4"""

import math

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("initialization", "he", "relu", "variance"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=4,
    stem=r"""
A network has << k >> layers of ReLU units, no biases, and in each layer $n$ inputs per unit. All weights are independent normal numbers with mean 0 and variance
$<< c|num >> / n$. The mean of the squares of the network's inputs is 1.

What is the expected mean of the squares of the activations of layer << k >>?
""",
    explanation=r"""
A pre-activation is a sum of $n$ products, so its variance is $n \cdot << c|num >> / n = << c|num >>$ times the mean square of what comes in. It is symmetric about 0, so
ReLU sets half of the mean square to 0: each layer multiplies it by $<< c|num >> / 2 = << (c / 2)|num >>$. After << k >> layers it is
$<< (c / 2)|num >>^{<< k >>}$, which is << key >>. Only with the variance $2 / n$ (He) it would stay 1.
""",
)


@question.draw
def draw(rng):
    return {
        "k": rng.integer("k", 3, 7),
        "c": rng.choice("c", (0.8, 0.9, 1.0, 1.2, 1.4, 1.5, 1.6, 1.8, 2.2, 2.4, 2.5, 2.6, 2.8, 3.0)),
    }


@question.answer
def answer(implementation, k, c):
    return (c / 2) ** k


@question.check
def check(r, k, c):
    """Layer by layer: times c for the sum, and half of it is cut off."""
    power = 1
    for _ in range(k):
        z = c * power
        power = r(z - z / 2)
    return power


@question.proof
def proof():
    """The mean square of ReLU of a normal number, integrated."""
    z = sp.Symbol("z", real=True)
    c, k = sp.symbols("c k", positive=True)
    density = sp.exp(-(z**2) / (2 * c)) / sp.sqrt(2 * sp.pi * c)
    one_layer = sp.integrate(z**2 * density, (z, 0, sp.oo))
    return (c / 2) ** k, sp.simplify(one_layer) ** k


@question.mistake("ReLU passes the signal on without loss.")
def relu_ignored(k, c):
    return c**k


@question.mistake("The last layer's ReLU does not count.")
def one_layer_less(k, c):
    return (c / 2) ** (k - 1)


@question.mistake("The first layer has no ReLU before it, so one factor more is needed.")
def one_layer_more(k, c):
    return (c / 2) ** (k + 1)


@question.mistake("The mean square grows like the standard deviation, by the root of the factor.")
def root_of_the_factor(k, c):
    return (c / 2) ** (k / 2)


@question.mistake("Half the units are off and half the values are cut, so ReLU leaves a quarter.")
def a_quarter_is_left(k, c):
    return (c / 4) ** k


@question.mistake("What counts is the variance after ReLU, with the mean taken off.")
def variance_for_mean_square(k, c):
    return (c * (0.5 - 0.5 / math.pi)) ** k
