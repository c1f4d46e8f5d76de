"""ch10.softmax_entry  One probability of a batch.    Chapter 10, the network class, softmax"""

import sympy as sp

from dlgrade.bank import Question, Reject, exp

question = Question(
    topics=("softmax", "axes", "forward-pass"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    decimals=3,
    stem=r"""
For two examples (columns) the output layer of a classifier with three classes (rows) computes

$$Z = << Z|mat >>.$$

The activation is softmax. What is the entry in row << row >>, column << column >> of $A$ (counted from 1)?
""",
    explanation=r"""
Softmax runs over the classes of one example, that is down a column. The entry is
$e^{<< z[row - 1]|num >>} / (e^{<< z[0]|num >>} + e^{<< z[1]|num >>} + e^{<< z[2]|num >>}) = << top|num(4) >>/<< sum|num(4) >>$, which is << key >>.
""",
    feedback={
        "over_rows": "That is a softmax along the row, over the examples.",
    },
)


@question.draw
def draw(rng):
    values = rng.sample("z", [k / 2 for k in range(-4, 7)], 6)
    row, column = rng.integer("row", 1, 3), rng.integer("column", 1, 2)
    Z = [values[:2], values[2:4], values[4:]]
    if not 0.02 < softmax(Z, row, column) < 0.98:
        raise Reject("the probability is almost 0 or 1")
    return {"Z": Z, "row": row, "column": column}


def softmax(Z, row, column):
    powers = [exp(line[column - 1]) for line in Z]
    return powers[row - 1] / sum(powers)


@question.work
def work(Z, row, column):
    z = [line[column - 1] for line in Z]
    return {"z": z, "top": exp(z[row - 1]), "sum": sum(map(exp, z))}


@question.answer
def answer(implementation, Z, row, column):
    return softmax(Z, row, column)


@question.check
def check(r, Z, row, column):
    """One over the sum of the powers of differences: the safe form."""
    z = Z[row - 1][column - 1]
    return 1 / (r(exp(Z[0][column - 1] - z)) + r(exp(Z[1][column - 1] - z)) + r(exp(Z[2][column - 1] - z)))


@question.proof
def proof():
    """Shifting a column by its own entry changes nothing; the column adds up to 1."""
    a, b, c = sp.symbols("a b c", real=True)
    total = sp.exp(a) + sp.exp(b) + sp.exp(c)

    def where(Z, row, column):
        z = [line[column - 1] for line in Z]
        first = z.pop(row - 1)
        return {"a": first, "b": z[0], "c": z[1]}

    return [
        ((sp.exp(a) + sp.exp(b) + sp.exp(c)) / total, sp.Integer(1), False),
        (sp.exp(a) / total, 1 / (1 + sp.exp(b - a) + sp.exp(c - a)), where),
    ]


def other(value, Z, row, column):
    """The value, unless the belief hardly makes a difference here."""
    return value if abs(value - softmax(Z, row, column)) > 0.003 else None


@question.mistake("The numbers in a row are what must add up to 1.")
def over_rows(Z, row, column):
    line = [exp(z) for z in Z[row - 1]]
    return other(line[column - 1] / sum(line), Z, row, column)


@question.mistake("All entries of the array together add up to 1.")
def over_everything(Z, row, column):
    return other(exp(Z[row - 1][column - 1]) / sum(exp(z) for line in Z for z in line), Z, row, column)


@question.mistake("Each class has a probability of its own: the sigmoid of its score.")
def sigmoids(Z, row, column):
    return other(1 / (1 + exp(-Z[row - 1][column - 1])), Z, row, column)


@question.mistake("The scores are already comparable, so each is divided by the sum of their sizes in its column.")
def no_exponential(Z, row, column):
    return other(abs(Z[row - 1][column - 1]) / sum(abs(line[column - 1]) for line in Z), Z, row, column)


@question.mistake("Softmax works with powers of 2.")
def powers_of_two(Z, row, column):
    powers = [2.0 ** line[column - 1] for line in Z]
    return other(powers[row - 1] / sum(powers), Z, row, column)


@question.mistake("The sum in the denominator is over the other classes.")
def against_the_others(Z, row, column):
    p = softmax(Z, row, column)
    return other(p / (1 - p), Z, row, column)


@question.mistake("Columns are counted from the right, or from 0.")
def other_column(Z, row, column):
    return other(softmax(Z, row, 3 - column), Z, row, column)
