"""ch10.sound_count  Parameters of one layer.    A sound template of integers in which test_planted plants faults"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("parameter-count",),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    stem="A fully connected layer has << m >> inputs and << n >> units with one bias each. How many parameters has it?",
    explanation="There are $<< n >> \\cdot << m >>$ weights and << n >> biases: << key >>.",
)


@question.draw
def draw(rng):
    m = rng.integer("m", 11, 60)
    return {"m": m, "n": rng.choice("n", [n for n in range(11, 60) if n != m])}


@question.answer
def answer(implementation, m, n):
    return n * m + n


@question.check
def check(m, n):
    """Counting the arrows into each unit."""
    return sum(1 for _ in range(n) for _ in range(m + 1))


@question.proof
def proof():
    m, n, i = sp.symbols("m n i", positive=True, integer=True)
    return n * m + n, sp.summation(m + 1, (i, 1, n))


@question.mistake("There are no biases.")
def no_biases(m, n):
    return n * m


@question.mistake("There is a bias for each input.")
def bias_for_each_input(m, n):
    return n * m + m


@question.mistake("There is one bias for the layer.")
def one_bias(m, n):
    return n * m + 1


@question.mistake("Inputs and units have a bias each.")
def biases_everywhere(m, n):
    return n * m + n + m


@question.mistake("The inputs are one fewer than they are.")
def one_input_fewer(m, n):
    return n * (m - 1) + n - 1


@question.mistake("The units are one more than they are.")
def one_unit_more(m, n):
    return (n + 1) * m + n + 1
