"""ch10.gradient_monitor_ratio  Reading a gradient monitor.    Chapter 10, exercise C4"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("vanishing-gradients", "gradient-monitoring", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    decimals=4,
    stem=r"""
A monitor shows for each layer the mean absolute value of the entries of $dW^{[l]}$. After one backward pass through a network with << L >> layers,

$$dW^{[1]} = 10^{-4} \cdot << first|mat >>, \qquad dW^{[<< L >>]} = 10^{-2} \cdot << last|mat >>.$$

What is the monitor's value for layer 1, divided by its value for layer << L >>?
""",
    explanation=r"""
Layer 1: $10^{-4} \cdot \frac{<< size1 >>}{<< n1 >>} = 10^{-4} \cdot << (size1 / n1)|num(4) >>$. Layer << L >>: $10^{-2} \cdot \frac{<< size2 >>}{<< n2 >>} = 10^{-2} \cdot << (size2 / n2)|num(4) >>$. The ratio is << key >>: the first
layer learns far more slowly than the last. Signs do not count, or gradients of both signs would look like none; and means, unlike sums, do not depend on how many weights a layer has.
""",
    feedback={
        "signed_means": "Entries of both signs cancel in a mean; a monitor without absolute values reports vanished gradients where there are none.",
    },
)


@question.draw
def draw(rng):
    def rows(name, k, n, low, high):
        return [
            [rng.integer(name, low, high) * rng.choice("sign of " + name, (-1, 1)) for _ in range(n)] for _ in range(k)
        ]

    first, last = rows("first", 2, 3, 5, 19), rows("last", 1, 2, 1, 5)
    if 0 in (sum(map(sum, first)), sum(map(sum, last))):
        raise Reject("a signed mean is zero")
    return {"L": rng.integer("L", 6, 12), "first": first, "last": last}


def size(dW):
    """The sum of the absolute values of all entries, and how many there are."""
    entries = [entry for row in dW for entry in row]
    return sum(map(abs, entries)), len(entries)


@question.work
def work(L, first, last):
    (size1, n1), (size2, n2) = size(first), size(last)
    return {"size1": size1, "n1": n1, "size2": size2, "n2": n2}


@question.answer
def answer(implementation, L, first, last):
    (size1, n1), (size2, n2) = size(first), size(last)
    return 0.01 * (size1 / n1) / (size2 / n2)


@question.check
def check(r, L, first, last):
    """Row by row: the mean of the rows' means; an absolute value is the larger of w and -w."""
    means = []
    for dW in (first, last):
        rows = [sum(max(entry, -entry) for entry in row) / len(row) for row in dW]
        means.append(r(sum(rows) / len(rows)))
    return means[0] / means[1] / 100


@question.proof
def proof():
    """The mean of all entries is the mean of the rows' means; |w| is the root of its square."""
    a = sp.symbols("a0:6", real=True)
    b = sp.symbols("b0:2", real=True)

    def where(L, first, last):
        values = [entry for row in first for entry in row]
        return {**{f"a{i}": v for i, v in enumerate(values)}, **{f"b{i}": v for i, v in enumerate(last[0])}}

    means = [sum(map(abs, a[i : i + 3])) / 3 for i in (0, 3)]
    formula = sum(sp.sqrt(w**2) for w in a) / 6 / (sum(sp.sqrt(w**2) for w in b) / 2) / 100
    return formula, sum(means) / 2 / ((abs(b[0]) + abs(b[1])) / 2) / 100, where


@question.mistake("The mean of the entries, with their signs, tells how large a gradient is.")
def signed_means(L, first, last):
    return 0.01 * abs(sum(map(sum, first)) / 6 / (sum(last[0]) / 2))


@question.mistake("All entries are added up; how many there are plays no part.")
def sums_compared(L, first, last):
    return 0.01 * size(first)[0] / size(last)[0]


@question.mistake("A gradient's size is its norm.")
def norms(L, first, last):
    def norm(dW):
        return sum(entry**2 for row in dW for entry in row) ** 0.5

    return 0.01 * norm(first) / norm(last)


@question.mistake("The largest entry tells how large a gradient is.")
def largest_entries(L, first, last):
    def largest(dW):
        return max(abs(entry) for row in dW for entry in row)

    return 0.01 * largest(first) / largest(last)


@question.mistake("The layers are compared the other way round: the last one by the first.")
def upside_down(L, first, last):
    return 100 * (size(last)[0] / 2) / (size(first)[0] / 6)


@question.mistake("The mean of the absolute values is the root of the mean of the squares.")
def root_mean_square(L, first, last):
    def of(dW, n):
        return (sum(entry**2 for row in dW for entry in row) / n) ** 0.5

    return 0.01 * of(first, 6) / of(last, 2)


@question.mistake("Squares make all entries positive; their means are compared.")
def mean_squares(L, first, last):
    return 0.0001 * sum(entry**2 for row in first for entry in row) / 6 / (sum(entry**2 for entry in last[0]) / 2)


@question.mistake("The smallest entry tells how small a gradient is.")
def smallest_entries(L, first, last):
    return 0.01 * min(abs(entry) for row in first for entry in row) / min(map(abs, last[0]))


@question.mistake("The means are taken over the rows only, so a row counts as one entry.")
def by_rows(L, first, last):
    return 0.01 * (size(first)[0] / 2) / size(last)[0]
