"""ch10.pruned_parameter_count  What magnitude pruning leaves.    Chapter 10, starred problem 2; Frankle and Carbin (2019)"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("pruning", "parameter-count", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    stem=r"""
A fully connected network has << dims[0] >> inputs, hidden layers of << dims[1] >> and << dims[2] >> units, and << dims[3] >> outputs, with one bias
for each hidden and output unit. Of its **weights** the << percent >>% with the smallest absolute values, taken over all layers together, are set to zero
for good; biases are not pruned. No other parameter is zero.

How many parameters are not zero after that?
""",
    explanation=r"""
There are $<< sum >> = << weights >>$ weights. << percent >>% of them, << pruned >>, become zero; << weights - pruned >> weights are left. The
$<< dims[1] >> + << dims[2] >> + << dims[3] >> = << biases >>$ biases are all kept, so << key >> parameters are not zero.
""",
)


@question.draw
def draw(rng):
    # Multiples of 20 on both sides of the first hidden layer: then each percentage is a whole number of weights.
    dims = [
        rng.choice("inputs", (20, 40, 60, 80)),
        rng.integer("p", 11, 59),
        rng.choice("q", (20, 40)),
        rng.integer("r", 3, 10),
    ]
    percent = rng.choice("percent", (20, 25, 30, 40, 60, 70, 75, 80, 90))
    if len(set(dims)) < 4:
        raise Reject("two layers have one size")
    return {"dims": dims, "percent": percent}


def weights_of(dims):
    return sum(m * n for m, n in zip(dims, dims[1:]))


@question.work
def work(dims, percent):
    weights = weights_of(dims)
    return {
        "sum": " + ".join(rf"{m} \cdot {n}" for m, n in zip(dims, dims[1:])),
        "weights": weights,
        "pruned": weights * percent // 100,
        "biases": sum(dims[1:]),
    }


@question.answer
def answer(implementation, dims, percent):
    return weights_of(dims) * (100 - percent) // 100 + sum(dims[1:])


@question.check
def check(dims, percent):
    """All parameters, unit by unit, without the ones that were set to zero."""
    n, p, q, r = dims
    return p * (n + 1) + q * (p + 1) + r * (q + 1) - (n * p + q * (p + r)) * percent // 100


@question.proof
def proof():
    """All parameters, as a sum over units, less the pruned weights."""
    n, p, q, r, i = sp.symbols("n p q r i", positive=True, integer=True)
    percent = sp.Symbol("percent", positive=True)
    everything = sum(sp.summation(m + 1, (i, 1, k)) for m, k in ((n, p), (p, q), (q, r)))
    pruned = sum(sp.summation(m * percent / 100, (i, 1, k)) for m, k in ((n, p), (p, q), (q, r)))
    formula = (n * p + p * q + q * r) * (100 - percent) / 100 + p + q + r
    return (
        formula,
        everything - pruned,
        lambda dims, percent: {**dict(zip("npqr", dims, strict=True)), "percent": percent},
    )


@question.mistake("Biases are pruned like weights.")
def biases_pruned(dims, percent):
    total = weights_of(dims) + sum(dims[1:])
    return total - total * percent // 100


@question.mistake("The share that is pruned is the share that is kept.")
def pruned_share_kept(dims, percent):
    return weights_of(dims) * percent // 100 + sum(dims[1:])


@question.mistake("Biases are no parameters.")
def biases_not_counted(dims, percent):
    return weights_of(dims) * (100 - percent) // 100


@question.mistake("The input layer has biases as well.")
def input_biases(dims, percent):
    return weights_of(dims) * (100 - percent) // 100 + sum(dims)


@question.mistake("The output layer is not pruned.")
def output_spared(dims, percent):
    inner = weights_of(dims[:-1])
    return inner - inner * percent // 100 + dims[2] * dims[3] + sum(dims[1:])


@question.mistake("The share is taken of all parameters, though only weights are pruned.")
def share_of_all(dims, percent):
    total = weights_of(dims) + sum(dims[1:])
    return total + sum(dims[1:]) - total * percent // 100
