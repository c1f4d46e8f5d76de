"""ch10.parameter_count  Parameters of a multilayer perceptron.    Chapter 10, GATE corner, MCQ 1, and the coding interview"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    about="ch10.i3",
    topics=("parameter-count", "mlp"),
    kinds=("MCQ", "NAT"),
    marks={"MCQ": 1, "NAT": 2},
    bloom="apply",
    syllabus="da",
    version=2,
    mistakes=("input_biases", "total_without_biases", "one_bias_per_layer", "squares_of_widths"),
    stem=r"""
A fully connected network has << dims[0] >> inputs, << hidden >> units, and << dims[-1] >> outputs. Every
layer after the input has one bias for each unit. How many trainable parameters does it have?
""",
    explanation=r"""
A layer with $n^{[l-1]}$ inputs and $n^{[l]}$ units has $n^{[l]} n^{[l-1]}$ weights and $n^{[l]}$ biases. The sum over
the layers is $<< sum >>$, which is << key >>. The input layer has no parameters.
""",
)


@question.draw
def draw(rng):
    dims = [rng.integer("inputs", 6, 20), *rng.integers("hidden", rng.integer("layers", 1, 2), 3, 12)]
    dims.append(rng.integer("outputs", 2, 6))
    if len(set(dims)) < len(dims):
        raise Reject("two layers have one size")
    return {"dims": dims}


@question.work
def work(dims):
    widths = " and ".join(map(str, dims[1:-1]))
    hidden = f"{'one hidden layer' if len(dims) == 3 else 'two hidden layers'} of {widths}"
    terms = [rf"{n}\cdot{m}+{n}" for m, n in zip(dims, dims[1:])]
    return {"hidden": hidden, "sum": " + ".join(f"({t})" for t in terms)}


@question.answer
def answer(implementation, dims):
    return implementation.count_params(dims)[-1]


@question.check
def check(dims):
    """Counting the arrows, one by one, from each unit and from a constant 1 that feeds the biases."""
    return sum(1 for before, units in zip(dims, dims[1:]) for _ in range(units) for _ in range(before + 1))


@question.proof
def proof():
    """One row of weights and a bias for each unit: a sum over units equals the product."""
    m, n, i = sp.symbols("m n i", positive=True, integer=True)
    a, b, c, d = sp.symbols("a b c d", positive=True, integer=True)

    def layer(before, units):
        return sp.summation(before + 1, (i, 1, units))

    def where(dims):
        return dict(zip("abcd", dims, strict=True)) if len(dims) == 4 else None

    return [
        (n * m + n, layer(m, n), False),
        (b * a + b + c * b + c + d * c + d, layer(a, b) + layer(b, c) + layer(c, d), where),
    ]


@question.mistake("Every weight has a bias of its own.")
def bias_per_weight(dims):
    return 2 * sum(m * n for m, n in zip(dims, dims[1:]))


@question.mistake("A layer has one bias for each of its inputs.")
def bias_per_incoming_unit(dims):
    return sum(m * n + m for m, n in zip(dims, dims[1:]))


@question.mistake("The output layer has no biases.")
def no_output_biases(dims):
    return sum(m * n + n for m, n in zip(dims, dims[1:])) - dims[-1]
