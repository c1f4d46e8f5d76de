"""ch10.forward_cache_numbers  How many numbers the forward pass keeps.    Chapter 10, why Z and A are cached"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.t5",
    topics=("caching", "backpropagation", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    mistakes=("only_z", "input_counted", "output_counted"),
    stem=r"""
A batch of << m >> examples goes through a fully connected network with << dims[0] >> inputs, hidden layers of << hidden >> units,
and << dims[-1] >> outputs. For the backward pass the forward pass keeps $Z^{[l]}$ of every layer and the activations
$A^{[l]}$ of the hidden layers. The input $X$ and the final output $A^{[L]}$ are held elsewhere anyway and are not counted, nor
are weights and biases.

How many numbers does this cache hold?
""",
    explanation=r"""
$Z^{[l]}$ and $A^{[l]}$ have $n^{[l]}\cdot m$ entries. All $Z$: $(<< all >>)\cdot << m >> = << z >>$. The activations of the hidden
layers: $(<< hidden_sum >>)\cdot << m >> = << a >>$. Together << key >>. The memory grows with single widths, the work with
products of two of them.
""",
)


@question.draw
def draw(rng):
    layers = rng.integer("layers", 2, 3)
    dims = [rng.integer("inputs", 8, 30), *rng.integers("hidden", layers, 9, 24), rng.integer("outputs", 2, 9)]
    one = 2 * sum(dims[1:-1]) + dims[-1]  # four digits, as all wrong answers have
    return {"dims": dims, "m": rng.integer("m", -(-2700 // one), 5000 // one)}


@question.answer
def answer(implementation, dims, m):
    return implementation.caching_balance(dims, m, 2)["numbers"]


@question.work
def work(dims, m):
    hidden = dims[1:-1]
    return {
        "hidden": " and ".join(map(str, hidden)) if len(hidden) == 2 else f"{hidden[0]}, {hidden[1]} and {hidden[2]}",
        "all": " + ".join(map(str, dims[1:])),
        "hidden_sum": " + ".join(map(str, hidden)),
        "z": m * sum(dims[1:]),
        "a": m * sum(hidden),
    }


@question.check
def check(dims, m):
    """Layer after layer: two arrays for a hidden layer, one for the output."""
    return sum(2 * n * m for n in dims[1:-1]) + dims[-1] * m


@question.proof
def proof():
    """All Z and all A of the layers, without the last A."""
    m, a, b, c = sp.symbols("m a b c", positive=True, integer=True)
    arrays = [sp.MatrixSymbol(f"{kind}{n}", n, m) for kind in "ZA" for n in (a, b, c)]
    kept = sum(x.shape[0] * x.shape[1] for x in arrays) - c * m

    def where(dims, m):
        return {"a": dims[1], "b": dims[2], "c": dims[3], "m": m} if len(dims) == 4 else None

    return [(m * (2 * a + 2 * b + c), kept, where)]


@question.mistake("Only the hidden activations are needed on the way back.")
def only_hidden_activations(dims, m):
    return m * sum(dims[1:-1])


@question.mistake("The output layer needs no Z, since its error is A - Y.")
def output_z_left_out(dims, m):
    return 2 * m * sum(dims[1:-1])


@question.mistake("The biases are repeated for every example and kept as well.")
def biases_for_every_example(dims, m):
    return m * (2 * sum(dims[1:-1]) + dims[-1] + sum(dims[1:]))
