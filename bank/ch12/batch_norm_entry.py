"""ch12.batch_norm_entry  Which numbers batch normalization averages.    Chapter 12, MCQ 5"""

import math

import sympy as sp

from dlgrade.bank import Question, Reject, sqrt

question = Question(
    topics=("batch-norm", "layer-norm"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    decimals=3,
    stem=r"""
The pre-activations of a layer with three units for a mini-batch of three examples are (one **row per unit**, one **column per example**)

$$Z = << z|mat >>$$

Batch normalization in training mode ($\gamma = 1$, $\beta = 0$, $\epsilon$ neglected, variance with $1/m$) is applied to $Z$.

What does the entry in row << i >>, column << j >> become?
""",
    explanation=r"""
Each unit is normalized over the examples of the mini-batch, so row << i >> alone decides: $<< row|join(", ") >>$. Its mean is
$\mu = << mean|num >>$ and its variance $\sigma^2 = << variance|num(4) >>$ (squared deviations divided by 3). The entry becomes
$(<< z[i - 1][j - 1] >> - \mu) / \sigma = << (z[i - 1][j - 1] - mean)|num >> / << std|num(4) >>$, which is << key >>. The numbers of the column, the other units for
the same example, belong to layer normalization.
""",
)


@question.draw
def draw(rng):
    z = []
    for k in range(3):
        first, second = rng.integers(f"row {k}", 2, -4, 8)
        z.append([first, second, 3 * rng.integer(f"mean {k}", 0, 4) - first - second])
    i, j = rng.integer("i", 1, 3), rng.integer("j", 1, 3)
    row, column = z[i - 1], [other[j - 1] for other in z]
    if len(set(row)) == 1 or len(set(column)) == 1 or 3 * row[j - 1] == sum(row):
        raise Reject("nothing to scale")
    return {"z": z, "i": i, "j": j, "m": 3}


def standard(x, numbers, m):
    mean = sum(numbers) / len(numbers)
    return (x - mean) / math.sqrt(sum((n - mean) ** 2 for n in numbers) / m)


@question.work
def work(z, i, j, m):
    row = z[i - 1]
    mean = sum(row) / 3
    variance = sum((x - mean) ** 2 for x in row) / 3
    return {"row": row, "mean": mean, "variance": variance, "std": math.sqrt(variance)}


@question.answer
def answer(implementation, z, i, j, m):
    return standard(z[i - 1][j - 1], z[i - 1], 3)


@question.check
def check(r, z, i, j, m):
    """The sum of squared deviations from the sums of the row alone; its mean is an integer by the draw."""
    row = z[i - 1]
    total = sum(row)
    deviations = sum(x * x for x in row) - total * (total // 3)
    return (row[j - 1] - total // 3) / r(sqrt(r(deviations / m)))


@question.proof
def proof():
    """Deviations from the mean over the root of their mean square, against the form without deviations."""
    a, b, c = sp.symbols("a b c", real=True)
    mean = (a + b + c) / 3
    variance = ((a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2) / 3
    plain = (2 * a - b - c) / sp.sqrt(3 * (a**2 + b**2 + c**2) - (a + b + c) ** 2)

    def where(z, i, j, m):
        others = [x for k, x in enumerate(z[i - 1]) if k != j - 1]
        return {"a": z[i - 1][j - 1], "b": others[0], "c": others[1]}

    return [
        (variance, (a**2 + b**2 + c**2) / 3 - mean**2, False),
        (plain, (a - mean) / sp.sqrt(sp.expand(variance)), where),
    ]


@question.mistake("Batch normalization averages over the units of one example.")
def over_the_units(z, i, j, m):
    return standard(z[i - 1][j - 1], [row[j - 1] for row in z], 3)


@question.mistake("All entries of the layer share one mean and one variance.")
def over_everything(z, i, j, m):
    return standard(z[i - 1][j - 1], [x for row in z for x in row], 9)


@question.mistake("The variance of a mini-batch is divided by m - 1.")
def unbiased_variance(z, i, j, m):
    return standard(z[i - 1][j - 1], z[i - 1], 2)


@question.mistake("One divides by the variance.")
def variance_for_deviation(z, i, j, m):
    mean = sum(z[i - 1]) / 3
    return (z[i - 1][j - 1] - mean) / (sum((x - mean) ** 2 for x in z[i - 1]) / 3)


@question.mistake("Batch normalization scales and does not centre.")
def not_centred(z, i, j, m):
    mean = sum(z[i - 1]) / 3
    return z[i - 1][j - 1] / math.sqrt(sum((x - mean) ** 2 for x in z[i - 1]) / 3)


@question.mistake("The deviation is the sum of the squared deviations, without a mean.")
def sum_for_mean(z, i, j, m):
    return standard(z[i - 1][j - 1], z[i - 1], 1)
