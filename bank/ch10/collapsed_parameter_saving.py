"""ch10.collapsed_parameter_saving  What a linear network wastes.    Chapter 10, why activations must be nonlinear"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("linear-networks", "parameter-count", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    stem=r"""
By mistake all activation functions of a fully connected network were left out, so that each layer computes
$a^{[l]} = W^{[l]} a^{[l-1]} + b^{[l]}$. The network has << a >> inputs, hidden layers of << b >> and << c >> units, and
<< d >> outputs. A single layer with bias can compute everything that this network can compute.

How many fewer parameters does this single layer have than the network?
""",
    explanation=r"""
The network has $(<< a >>+1)\cdot << b >> + (<< b >>+1)\cdot << c >> + (<< c >>+1)\cdot << d >> = << network >>$ parameters. It
computes an affine map of << a >> inputs to << d >> outputs, for which $<< d >>\cdot << a >>$ weights and << d >> biases are enough:
<< single >>. The difference is << key >>.
""",
)


@question.draw
def draw(rng):
    return {
        "a": rng.integer("inputs", 4, 12),
        "b": rng.integer("first", 12, 30),
        "c": rng.integer("second", 12, 30),
        "d": rng.integer("outputs", 2, 9),
    }


@question.answer
def answer(implementation, a, b, c, d):
    return (a + 1) * b + (b + 1) * c + c * d - a * d


@question.work
def work(a, b, c, d):
    return {"network": (a + 1) * b + (b + 1) * c + (c + 1) * d, "single": (a + 1) * d}


@question.check
def check(a, b, c, d):
    def count(*dims):
        return sum(n * m for n, m in zip(dims, dims[1:])) + sum(dims[1:])

    return count(a, b, c, d) - count(a, d)


@question.proof
def proof():
    """Entries of all matrices and biases; the shape of the product of the matrices is that of the single layer."""
    a, b, c, d = sp.symbols("a b c d", positive=True, integer=True)
    layers = [sp.MatrixSymbol(f"W{k}", n, m) for k, (m, n) in enumerate(((a, b), (b, c), (c, d)))]
    single = layers[2] * layers[1] * layers[0]

    def size(W):
        return W.shape[0] * W.shape[1] + W.shape[0]

    return (a + 1) * b + (b + 1) * c + c * d - a * d, sum(map(size, layers)) - size(single)


def alike(value, a, b, c, d):
    """The value, if it is as long as the key: its length gives nothing away."""
    key = (a + 1) * b + (b + 1) * c + c * d - a * d
    return value if len(str(value)) == len(str(key)) else None


@question.mistake("Biases are no parameters.")
def weights_only(a, b, c, d):
    return alike(a * b + b * c + c * d - a * d, a, b, c, d)


@question.mistake("Without activations the biases cancel, so the single layer needs none.")
def single_layer_without_bias(a, b, c, d):
    return alike((a + 1) * b + (b + 1) * c + (c + 1) * d - a * d, a, b, c, d)


@question.mistake("The equivalent single layer is one hidden layer, followed by the outputs.")
def keeps_a_hidden_layer(a, b, c, d):
    return alike((a + 1) * b + (b + 1) * c - (a + 1) * c, a, b, c, d)


@question.mistake("Two layers can be left out, so it is their parameters that are saved.")
def hidden_layers_dropped(a, b, c, d):
    return alike((a + 1) * b + (b + 1) * c, a, b, c, d)


@question.mistake("The input has biases too.")
def input_biases(a, b, c, d):
    return alike(a + (a + 1) * b + (b + 1) * c + c * d - a * d, a, b, c, d)


@question.mistake("The input is a layer with weights and biases of its own.")
def input_is_a_layer(a, b, c, d):
    return alike(a * (a + 1) + (a + 1) * b + (b + 1) * c + c * d - a * d, a, b, c, d)
