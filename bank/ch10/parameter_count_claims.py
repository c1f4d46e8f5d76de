"""ch10.parameter_count_claims  Weights, biases and layers, counted.    Chapter 10, the coding interview"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.i3",
    topics=("parameter-count", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="apply",
    syllabus="da",
    mistakes=("input_biases", "one_bias_per_layer", "steps_of_two", "squares_of_widths"),
    stem={
        kind: r"""
A fully connected network has << dims[0] >> inputs, two hidden layers with << dims[1] >> and << dims[2] >> units, and << dims[3] >> outputs. Each
hidden and each output unit has one bias. The input is layer 0.

"""
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these statements is TRUE?"),
            ("MSQ", "Which of these statements is/are TRUE?"),
        )
    },
    explanation=r"""
The matrices have $<< dims[1] >>\cdot << dims[0] >> = << a >>$, $<< dims[2] >>\cdot << dims[1] >> = << b >>$ and
$<< dims[3] >>\cdot << dims[2] >> = << c >>$ entries, together << a + b + c >> weights; there are
$<< dims[1] >> + << dims[2] >> + << dims[3] >> = << dims[1] + dims[2] + dims[3] >>$ biases. Layers 1, 2 and 3 have
<< a + dims[1] >>, << b + dims[2] >> and << c + dims[3] >> parameters.
""",
)


@question.draw
def draw(rng):
    return {"dims": [*rng.sample("widths", range(5, 25), 3), rng.integer("outputs", 2, 4)]}


@question.work
def work(dims):
    n, p, q, r = dims
    return {"a": n * p, "b": p * q, "c": q * r}


@question.claim(
    "The network has << value >> weights, not counting biases.",
    check=lambda dims: dims[1] * (dims[0] + dims[2]) + dims[2] * dims[3],
    why="Each pair of neighbouring layers brings the product of its widths.",
    wrong={
        "weights_of_widths": ("A unit has one weight.", lambda dims: sum(dims)),
        "biases_are_weights": (
            "Biases are weights like the others.",
            lambda dims: sum((m + 1) * n for m, n in zip(dims, dims[1:])),
        ),
    },
)
def weights(implementation, dims):
    return implementation.count_params(dims)[0]


@question.claim(
    "The network has << value >> biases.",
    check=lambda dims: sum(dims) - dims[0],
    why="One for each hidden and each output unit; input units have none.",
    wrong={"no_output_biases": ("The output layer has no biases.", lambda dims: dims[1] + dims[2])},
)
def biases(implementation, dims):
    return implementation.count_params(dims)[1]


@question.claim(
    "Layer 2 has << value >> parameters.",
    check=lambda dims: sum(dims[1] + 1 for _ in range(dims[2])),
    why="Each unit of layer 2 has a weight for each unit of layer 1, and a bias.",
    wrong={
        "outgoing_weights": ("A layer owns the weights that leave it.", lambda dims: dims[3] * dims[2] + dims[2]),
        "bias_of_the_senders": ("A layer has a bias for each of its inputs.", lambda dims: dims[1] * (dims[2] + 1)),
        "input_is_layer_one": ("The input is layer 1.", lambda dims: dims[1] * (dims[0] + 1)),
    },
)
def second_layer(implementation, dims):
    return implementation.count_params(dims[1:3])[2]


@question.claim(
    "The output layer has << value >> parameters.",
    check=lambda dims: sum(dims[2] + 1 for _ in range(dims[3])),
    why="Each output has a weight for each unit of the last hidden layer, and a bias.",
    wrong={
        "no_output_biases": ("The output layer has no biases.", lambda dims: dims[2] * dims[3]),
        "bias_of_the_senders": ("A layer has a bias for each of its inputs.", lambda dims: dims[2] * (dims[3] + 1)),
    },
)
def output_layer(implementation, dims):
    return implementation.count_params(dims[2:])[2]


@question.claim(
    "One more unit in the first hidden layer would mean << value >> more parameters.",
    check=lambda dims: dims[0] + 1 + dims[2],
    why="The unit has a weight for each input, a bias, and a weight into each unit of layer 2.",
    wrong={
        "incoming_only": ("A unit brings what enters it, its weights and its bias.", lambda dims: dims[0] + 1),
        "further_bias_behind": ("The units behind need a further bias.", lambda dims: dims[0] + 1 + 2 * dims[2]),
        "bias_forgotten": ("A unit brings weights, no bias.", lambda dims: dims[0] + dims[2]),
    },
)
def one_more_unit(implementation, dims):
    n, p, q, r = dims
    return implementation.count_params([n, p + 1, q, r])[2] - implementation.count_params(dims)[2]


@question.claim(
    "One more input would mean << value >> more parameters.",
    check=lambda dims: dims[1],
    why="A further input sends a weight to each unit of layer 1 and has no bias.",
    wrong={
        "input_biases": ("The input has biases too.", lambda dims: dims[1] + 1),
        "bias_for_each_new_weight": ("Every new weight brings a bias.", lambda dims: 2 * dims[1]),
    },
)
def one_more_input(implementation, dims):
    n, p, q, r = dims
    return implementation.count_params([n + 1, p, q, r])[2] - implementation.count_params(dims)[2]


@question.proof
def proof():
    """The network's size as a sum over units; differences tell what a further unit or input brings."""
    n, p, q, r, i = sp.symbols("n p q r i", positive=True, integer=True)

    def size(n, p, q, r):
        return sum(sp.summation(before + 1, (i, 1, units)) for before, units in ((n, p), (p, q), (q, r)))

    total = size(n, p, q, r)
    return [
        (total, n * p + p * q + q * r + p + q + r, False),
        (sp.expand(size(n, p + 1, q, r) - total), n + 1 + q, False),
        (sp.expand(size(n + 1, p, q, r) - total), p, False),
    ]
