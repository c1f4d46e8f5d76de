"""ch10.b7  Two architectures with the same budget?    Chapter 10, exercise B7"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("parameter-counting", "architecture"),
    hints=(
        "Count both networks before comparing them: what does 141 * 141 alone make, and what is still missing?",
        "With k equal hidden layers of width h there are k + 1 matrices. Which of them contain h once, and how many "
        "are h by h?",
        "Write a counter for [n_in] + [h] * k + [n_out], raise h until the count is no longer below the budget, then "
        "decide between that width and the one before it by the distance from the budget.",
    ),
)
def equal_budget_width(n_in: int, k: int, n_out: int, budget: int) -> int:
    """The width at which k equal hidden layers come nearest to a budget of parameters.

    n_in, n_out : numbers of inputs and outputs; k >= 1 : number of hidden layers, all of the same width h;
    budget : the wanted number of parameters (at least that of h = 1)  ->  h, an integer >= 1.

    Parameters are all weights and all biases (hidden and output units have one bias each, inputs none). The count may
    lie above or below the budget, the distance decides; of two equally near widths take the smaller.
    Example: [4, h, h, 3] has 55 parameters for h = 4 and 73 for h = 5, so equal_budget_width(4, 2, 3, 65) is 5.
    """
    h = 1
    while _count([n_in] + [h] * k + [n_out]) < budget:
        h += 1
    if h > 1 and budget - _count([n_in] + [h - 1] * k + [n_out]) <= _count([n_in] + [h] * k + [n_out]) - budget:
        h -= 1
    return h


def _count(dims):
    return sum(dims[l] * dims[l - 1] + dims[l] for l in range(1, len(dims)))


@equal_budget_width.part
def compare() -> dict[str, float]:
    """The book's pair: A = [64, 141, 141, 10] and B = [64, 128, 64, 32, 10], weights and biases counted.

    Return {"A": parameters of A, "B": parameters of B, "ratio": A / B, "width": h, "count": parameters}, where
    [64, h, h, 10] comes nearest to B's count and has "count" parameters. (The book takes A and B for equally large.)
    The ratio is wanted to four decimals or better.
    """
    A, B = _count([64, 141, 141, 10]), _count([64, 128, 64, 32, 10])
    h = equal_budget_width(64, 2, 10, B)
    return {"A": A, "B": B, "ratio": A / B, "width": h, "count": _count([64, h, h, 10])}


@equal_budget_width.alternative
def quadratic(n_in, k, n_out, budget):
    # (k - 1) h^2 + (n_in + n_out + k) h + n_out = budget
    a, b, c = k - 1, n_in + n_out + k, n_out - budget
    h = -c / b if a == 0 else (-b + np.sqrt(b * b - 4 * a * c)) / (2 * a)
    near = [max(1, int(h) + d) for d in (-1, 0, 1, 2)]
    return min(near, key=lambda h: (abs(a * h * h + b * h + c), h))


@equal_budget_width.alternative(of="compare")
def counted():
    def size(*dims):
        return sum(dims[i] * dims[i - 1] + dims[i] for i in range(1, len(dims)))

    a, b = size(64, 141, 141, 10), size(64, 128, 64, 32, 10)
    h = min(range(1, 300), key=lambda h: abs(size(64, h, h, 10) - b))
    return {"A": a, "B": b, "ratio": np.round(a / b, 4), "width": h, "count": size(64, h, h, 10)}


def nearest(count, budget):
    return min(range(1, 1500), key=lambda h: (abs(count(h) - budget), h))


equal_budget_width.mistake(
    "Only weights are parameters.",
    name="no_biases",
    of="_count",
    edit=("dims[l] * dims[l - 1] + dims[l]", "dims[l] * dims[l - 1]"),
)


@equal_budget_width.mistake("The hidden-to-hidden matrices are the network; the first and the last are small change.")
def square_blocks_only(n_in, k, n_out, budget):
    blocks = max(k - 1, 1)
    return max(1, round((budget / blocks) ** 0.5))


@equal_budget_width.mistake("k hidden layers have k matrices of h by h.")
def one_block_too_many(n_in, k, n_out, budget):
    return nearest(lambda h: (n_in + 1) * h + k * h * (h + 1) + (h + 1) * n_out, budget)


@equal_budget_width.mistake("A budget is a limit: the count must not exceed it.")
def largest_that_fits(n_in, k, n_out, budget):
    h = 1
    while _count([n_in] + [h + 1] * k + [n_out]) <= budget:
        h += 1
    return h


@equal_budget_width.mistake("The first width that reaches the budget is the answer.")
def first_that_reaches(n_in, k, n_out, budget):
    h = 1
    while _count([n_in] + [h] * k + [n_out]) < budget:
        h += 1
    return h


@equal_budget_width.mistake("Equal parameters means equal numbers of hidden units.", of="compare")
def equal_units():
    return {**compare(), "width": 112, "count": 64 * 112 + 112 + 112 * 112 + 112 + 1120 + 10}


@equal_budget_width.mistake("A has about 141 * 141 parameters, its big matrix.", of="compare")
def middle_matrix_only():
    return {**compare(), "A": 19881, "ratio": 19881 / 18986}


equal_budget_width.mistake(
    "Of two equally near widths the larger one is taken.",
    name="larger_of_ties",
    edit=("<= _count", "< _count"),
)


@equal_budget_width.case("the book's budget", weight=2)
def book(implementation):
    return implementation.equal_budget_width(64, 2, 10, 18986)


equal_budget_width.call_case("one hidden layer", 64, 1, 10, 5000)
equal_budget_width.call_case("the budget is met exactly", 20, 3, 6, _count([20, 17, 17, 17, 6]))


@equal_budget_width.case("around the middle between two widths")
def middle(implementation):
    half = (_count([30, 11, 11, 7]) + _count([30, 12, 12, 7])) // 2  # 588, as far from 557 as from 619
    return [implementation.equal_budget_width(30, 2, 7, budget) for budget in (half - 1, half, half + 1)]


equal_budget_width.call_case("a tiny budget", 12, 1, 5, 24)


@equal_budget_width.random_case("any budget", n=6, weight=6)
def any_budget(implementation, rng):
    n_in, n_out = int(rng.integers(5, 90)), int(rng.integers(2, 20))
    k = int(rng.integers(1, 5))
    low = _count([n_in] + [2] * k + [n_out])
    return implementation.equal_budget_width(n_in, k, n_out, low + int(rng.integers(500, 9000)))


@equal_budget_width.case("the book's pair counted", rtol=1e-9)
def pair(implementation):
    found = implementation.compare()
    return [found["A"], found["B"]]


@equal_budget_width.case("the ratio of the book's pair", rtol=1e-4)
def pair_ratio(implementation):
    return implementation.compare()["ratio"]


@equal_budget_width.case("the fair width for the book's pair", rtol=1e-9)
def fair(implementation):
    found = implementation.compare()
    return [found["width"], found["count"]]


@equal_budget_width.mistake("The ratio of A to B is B / A.", of="compare")
def ratio_upside_down():
    right = compare()
    return {**right, "ratio": right["B"] / right["A"]}
