"""ch10.added_classes_parameters  From two classes to several.    Chapter 10, the output layer of the network class"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("parameter-count", "softmax", "sigmoid", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="understand",
    syllabus="da",
    version=2,
    stem=r"""
A network tells two classes apart with one sigmoid output; its last hidden layer has << h >> units. The output layer is replaced by a softmax
layer for << k >> classes. All units have biases.

By how much does the number of trainable parameters grow?
""",
    explanation=r"""
Each output unit has << h >> weights and a bias, $<< h + 1 >>$ parameters. Softmax has one unit for each class, << k >> instead of one:
$(<< k >> - 1)\cdot << h + 1 >>$, which is << key >>. Sigmoid and softmax themselves have no parameters.
""",
    feedback={"old_unit_stays": "The sigmoid unit's << h + 1 >> parameters go."},
)


@question.draw
def draw(rng):
    return {"h": rng.integer("h", 8, 60), "k": rng.integer("k", 4, 15)}


@question.answer
def answer(implementation, h, k):
    return (k - 1) * (h + 1)


@question.check
def check(h, k):
    """Weights, then biases, of the new layer less those of the old one."""
    return (k * h - h) + (k - 1)


@question.proof
def proof():
    h, k, i = sp.symbols("h k i", positive=True, integer=True)
    return (k - 1) * (h + 1), sp.summation(h + 1, (i, 1, k)) - sp.summation(h + 1, (i, 1, 1))


@question.mistake("The new units come on top of the old one.")
def old_unit_stays(h, k):
    return k * (h + 1)


@question.mistake("As the probabilities add up to 1, one output fewer than there are classes is enough for softmax.")
def one_output_less(h, k):
    return (k - 2) * (h + 1)


@question.mistake("Only weights are parameters.")
def weights_only(h, k):
    return (k - 1) * h


@question.mistake("The layer has one bias, whatever its number of units is.")
def one_bias(h, k):
    return (k - 1) * h + 1


@question.mistake("Softmax mixes all classes by a matrix of its own.")
def softmax_has_weights(h, k):
    return (k - 1) * (h + 1) + k * k


@question.mistake("Softmax has a learned temperature for each class.")
def softmax_has_scales(h, k):
    return (k - 1) * (h + 1) + k


@question.mistake("The hidden layer gets further biases for the new outputs.")
def hidden_biases(h, k):
    return (k - 1) * (h + 1) + h
