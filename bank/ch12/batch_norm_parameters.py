"""ch12.batch_norm_parameters  Trainable parameters of a network with batch normalization.    Chapter 12, batch normalization"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("batch-normalization", "parameter-count", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    stem=r"""
A fully connected network has << d >> inputs, hidden layers of << h1 >> and << h2 >> ReLU units, and << k >> outputs. In both hidden layers
batch normalization (with $\gamma$, $\beta$ and running statistics of its own for each unit) stands between the linear map and the ReLU, and the
linear map has **no** bias. The output layer is linear with biases, without batch normalization.

How many trainable parameters does the network have?
""",
    explanation=r"""
Weights: $<< d >> \cdot << h1 >> + << h1 >> \cdot << h2 >> + << h2 >> \cdot << k >> = << weights >>$. Each of the
$<< h1 >> + << h2 >> = << h1 + h2 >>$ normalized units has one $\gamma$ and one $\beta$: $<< 2 * (h1 + h2) >>$. The output layer has << k >> biases. The sum
is << key >>. Running means and variances are updated by averaging, not by gradients.
""",
    feedback={
        "running_statistics": "The $2 \\cdot << h1 + h2 >>$ running statistics get no gradient; they are not trained."
    },
)


@question.draw
def draw(rng):
    h1, h2 = rng.sample("hidden", (8, 10, 12, 14, 15, 16, 18, 20, 24), 2)
    return {"d": rng.integer("d", 5, 25), "h1": h1, "h2": h2, "k": rng.integer("k", 3, 7)}


def weights(d, h1, h2, k):
    return d * h1 + h1 * h2 + h2 * k


@question.work
def work(d, h1, h2, k):
    return {"weights": weights(d, h1, h2, k)}


@question.answer
def answer(implementation, d, h1, h2, k):
    return weights(d, h1, h2, k) + 2 * (h1 + h2) + k


@question.check
def check(d, h1, h2, k):
    """Unit by unit: what belongs to it."""
    return h1 * len(range(d + 2)) + h2 * len(range(h1 + 2)) + k * len(range(h2 + 1))


@question.proof
def proof():
    d, h1, h2, k, i = sp.symbols("d h1 h2 k i", positive=True, integer=True)
    units = sp.summation(d + 2, (i, 1, h1)) + sp.summation(h1 + 2, (i, 1, h2)) + sp.summation(h2 + 1, (i, 1, k))
    return d * h1 + h1 * h2 + h2 * k + 2 * (h1 + h2) + k, units


@question.mistake("The running mean and variance are trained as well.")
def running_statistics(d, h1, h2, k):
    return weights(d, h1, h2, k) + 4 * (h1 + h2) + k


@question.mistake("Every layer has biases; batch normalization comes on top.")
def biases_kept(d, h1, h2, k):
    return weights(d, h1, h2, k) + 3 * (h1 + h2) + k


@question.mistake("A layer shares one gamma and one beta.")
def shared_in_layer(d, h1, h2, k):
    return weights(d, h1, h2, k) + 4 + k


@question.mistake("gamma and beta are hyperparameters.")
def not_trained(d, h1, h2, k):
    return weights(d, h1, h2, k) + k


@question.mistake("A unit has one learned number, its shift.")
def one_per_unit(d, h1, h2, k):
    return weights(d, h1, h2, k) + h1 + h2 + k


@question.mistake("Without biases in the hidden layers there are none in the output layer.")
def output_biases_forgotten(d, h1, h2, k):
    return weights(d, h1, h2, k) + 2 * (h1 + h2)


@question.mistake("The inputs have a gamma and a beta, too.")
def inputs_normalized(d, h1, h2, k):
    return weights(d, h1, h2, k) + 2 * (d + h1 + h2) + k


@question.mistake("The outputs have a gamma and a beta as well.")
def outputs_normalized(d, h1, h2, k):
    return weights(d, h1, h2, k) + 2 * (h1 + h2 + k) + k
