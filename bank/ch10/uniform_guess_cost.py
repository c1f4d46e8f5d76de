"""ch10.uniform_guess_cost  What an undecided network costs.    Chapter 10, the digits program, first cost"""

import sympy as sp

from dlgrade.bank import Question, log

question = Question(
    topics=("cross-entropy", "softmax", "training"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="understand",
    syllabus="da",
    decimals=3,
    stem=r"""
A classifier with << k >> classes and a softmax output is not trained yet: it gives every class the same probability, for each of the << m >>
examples of a batch. The cost is the cross-entropy with the natural logarithm, averaged over the examples.

What is the cost of this batch?
""",
    explanation=r"""
Each example costs $-\ln(1/<< k >>) = \ln << k >>$, whatever its class is, and the mean of << m >> equal numbers is the same number: << key >>.
A first cost far above this is a sign that something is wrong.
""",
)


@question.draw
def draw(rng):
    return {"k": rng.integer("k", 3, 40), "m": rng.choice("m", (16, 20, 32, 50, 64, 100, 128))}


@question.answer
def answer(implementation, k, m):
    return log(k)


@question.check
def check(k, m):
    """The sum over the entries of a one-hot column, and over the examples."""
    one = -sum((1 if j == 0 else 0) * log(1 / k) for j in range(k))
    return m * one / m


@question.proof
def proof():
    """m losses of minus the logarithm of one share of k equal exponentials."""
    k, m, i, j = sp.symbols("k m i j", positive=True, integer=True)
    z = sp.Symbol("z", real=True)
    share = sp.exp(z) / sp.summation(sp.exp(z), (j, 1, k))
    return sp.log(k), sp.summation(-sp.log(sp.simplify(share)), (i, 1, m)) / m


@question.mistake("The logarithm of the cross-entropy has base 2.")
def base_two(k, m):
    return log(k) / log(2)


@question.mistake("The logarithm of the cross-entropy has base 10.")
def base_ten(k, m):
    return log(k) / log(10)


@question.mistake("The mean over the entries of the array is the mean over the examples.")
def mean_of_entries(k, m):
    return log(k) / k


@question.mistake("The cost is the probability of an error.")
def probability_of_an_error(k, m):
    return 1 - 1 / k


@question.mistake("The zeros of the one-hot label count through ln(1 - a), too.")
def zeros_count_too(k, m):
    return log(k) - (k - 1) * log(1 - 1 / k)


@question.mistake("The batch of m examples shares the cost, as the logarithm of m.")
def examples_for_classes(k, m):
    return log(m) if m != k else None


@question.mistake("An undecided output is 0.5 for every class.")
def half_for_each_class(k, m):
    return k * log(2)


@question.mistake("Undecided means that one of the other k - 1 classes is chosen.")
def one_class_less(k, m):
    return log(k - 1)
