"""ch10.inserted_layer_parameters  A further hidden layer is put in.    Chapter 10, the example that counts everything"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("parameter-count", "architecture", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    stem=r"""
A fully connected network has << inputs >> inputs, two hidden layers with << a >> and << b >> units, and << outputs >>
output<< "s" if outputs > 1 else "" >>; all hidden and output units have biases. Between the two hidden layers a further hidden layer
with << k >> units (and biases) is inserted.

By how much does the number of trainable parameters change? (A negative number is a decrease.)
""",
    explanation=r"""
The connection $<< a >> \to << b >>$ with its $<< a >>\cdot << b >> = << a * b >>$ weights disappears. In its place come
$<< a >>\cdot << k >> + << k >>\cdot << b >> = << a * k + k * b >>$ weights and << k >> biases; the << b >> biases of the old
layer stay. The change is $<< a * k + k * b >> + << k >> - << a * b >>$, which is << key >>. The rest of the network plays no part.
""",
)


@question.draw
def draw(rng):
    a, b, k = rng.integers("widths", 3, 4, 30)
    if len({a, b, k}) < 3:
        raise Reject("two layers have one size")
    return {"a": a, "b": b, "k": k, "inputs": rng.integer("inputs", 5, 40), "outputs": rng.integer("outputs", 1, 9)}


@question.answer
def answer(implementation, a, b, k, inputs, outputs):
    return k * (a + b + 1) - a * b


@question.check
def check(a, b, k, inputs, outputs):
    """The whole network before and after."""

    def count(*dims):
        return sum((before + 1) * units for before, units in zip(dims, dims[1:]))

    return count(inputs, a, k, b, outputs) - count(inputs, a, b, outputs)


@question.proof
def proof():
    a, b, k, n, o = sp.symbols("a b k inputs outputs", positive=True)

    def count(*dims):
        return sum(x * y + y for x, y in zip(dims, dims[1:]))

    return k * (a + b + 1) - a * b, count(n, a, k, b, o) - count(n, a, b, o)


def alike(value, a, b, k):
    """The value, if it is as long as the key: its length gives nothing away."""
    key = k * (a + b + 1) - a * b
    return value if len(str(value)) == len(str(key)) else None


@question.mistake("The old weights stay where they were, the new ones are added.")
def old_weights_stay(a, b, k, inputs, outputs):
    return alike(k * (a + b + 1), a, b, k)


@question.mistake("A new layer adds only what enters it: its weights and its biases.")
def only_what_enters(a, b, k, inputs, outputs):
    return alike(k * (a + 1), a, b, k)


@question.mistake("Only weights are parameters.")
def weights_only(a, b, k, inputs, outputs):
    return alike(k * (a + b) - a * b, a, b, k)


@question.mistake("The layer behind the new one gets further biases.")
def new_biases_behind(a, b, k, inputs, outputs):
    return alike(k * (a + b + 1) + b - a * b, a, b, k)


@question.mistake("The biases of the layer behind disappear with its old weights.")
def old_biases_disappear(a, b, k, inputs, outputs):
    return alike(k * (a + b + 1) - a * b - b, a, b, k)
