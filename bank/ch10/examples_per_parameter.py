"""ch10.examples_per_parameter  How many examples for each parameter?    Chapter 10, misconception 3"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.i3",
    topics=("parameter-count", "over-fitting", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=2,
    mistakes=("input_biases", "total_without_biases", "one_bias_per_layer", "squares_of_widths"),
    stem=r"""
A fully connected network has << dims[0] >> inputs, hidden layers with << dims[1] >> and << dims[2] >> units, and << dims[3] >> outputs; every
hidden and output unit has a bias. It is trained on << m >> examples.

How many training examples are there for each trainable parameter?
""",
    explanation=r"""
The network has $<< sum >> = << total >>$ parameters, and $<< m >>/<< total >>$ is << key >>. (No such number is a guarantee: networks with
fewer parameters than examples can over-fit as well.)
""",
)


@question.draw
def draw(rng):
    dims = [*rng.sample("widths", range(10, 61), 3), rng.integer("outputs", 2, 9)]
    return {"dims": dims, "m": 500 * rng.integer("m", 20, 120)}


@question.work
def work(dims, m):
    return {
        "sum": " + ".join(rf"{n}\cdot({p} + 1)" for p, n in zip(dims, dims[1:])),
        "total": sum(n * (p + 1) for p, n in zip(dims, dims[1:])),
    }


@question.answer
def answer(implementation, dims, m):
    found = m / implementation.count_params(dims)[2]
    return found if implementation is question.right else other(found, dims, m)


@question.check
def check(dims, m):
    """The share of one example in one parameter, turned around."""
    a, b, c, d = dims
    return m / (b * (a + 1) + c * (b + 1) + d * (c + 1))


@question.proof
def proof():
    a, b, c, d, i = sp.symbols("a b c d i", positive=True, integer=True)
    m = sp.Symbol("m", positive=True)
    units = sum(sp.summation(p + 1, (i, 1, n)) for p, n in ((a, b), (b, c), (c, d)))
    formula = m / (a * b + b * c + c * d + b + c + d)
    return formula, m / units, lambda dims, m: {**dict(zip("abcd", dims, strict=True)), "m": m}


def other(value, dims, m):
    """The value, unless the belief hardly makes a difference here."""
    return value if abs(value - m / sum(n * (p + 1) for p, n in zip(dims, dims[1:]))) > 0.015 else None


@question.mistake("Every weight has a bias of its own.")
def bias_per_weight(dims, m):
    return m / (2 * sum(p * n for p, n in zip(dims, dims[1:])))


@question.mistake("The output layer has no parameters of its own.")
def no_output_layer(dims, m):
    return other(m / sum(n * (p + 1) for p, n in zip(dims, dims[1:3])), dims, m)


@question.mistake("The input layer has weights of its own, one for each input and itself.")
def input_has_a_matrix(dims, m):
    return other(m / (dims[0] ** 2 + sum(n * (p + 1) for p, n in zip(dims, dims[1:]))), dims, m)


@question.mistake("Per parameter means parameters divided by examples.")
def ratio_upside_down(dims, m):
    return other(sum(n * (p + 1) for p, n in zip(dims, dims[1:])) / m, dims, m)
