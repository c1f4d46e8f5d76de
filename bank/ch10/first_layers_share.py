"""ch10.first_layers_share  Which share of the parameters sits in front?    Chapter 10, Example 2"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.e2",
    topics=("parameter-count", "architecture", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=1,
    unit="%",
    mistakes=("shares_of_weights", "shares_of_units", "outgoing_weights"),
    stem=r"""
A monitoring network is fully connected, with << dims[0] >> inputs, hidden layers of << hidden >> units, and << dims[-1] >>
outputs. The input is layer 0; every later layer has one bias for each of its units.

What percentage of all parameters (weights and biases) sits in layers 1 and 2 together?
""",
    explanation=r"""
Layer $l$ has $n^{[l]}(n^{[l-1]} + 1)$ parameters: << counts >>, in total << total >>. Layers 1 and 2 have
$<< first >> + << second >> = << first + second >>$ of them, that is
$100\cdot\frac{<< first + second >>}{<< total >>}$: << key >>.
""",
)


@question.draw
def draw(rng):
    return {"dims": [*rng.sample("widths", range(8, 33), 4), rng.integer("outputs", 2, 7)]}


@question.work
def work(dims):
    counts = [n * (k + 1) for k, n in zip(dims, dims[1:])]
    return {
        "hidden": f"{dims[1]}, {dims[2]} and {dims[3]}",
        "counts": ", ".join(map(str, counts[:3])) + f" and {counts[3]}",
        "total": sum(counts),
        "first": counts[0],
        "second": counts[1],
    }


@question.answer
def answer(implementation, dims):
    shares = implementation.parameter_shares(dims)
    return shares[0] + shares[1]


@question.check
def check(r, dims):
    """The shares of the two layers one by one, of all arrows and biases."""
    before, a, b, c, d = dims
    first, second = a * before + a, b * a + b
    total = first + second + c * b + c + d * c + d
    return r(100 * first / total) + r(100 * second / total)


@question.proof
def proof():
    """Counts as sums over units; the front share and the share behind make 100."""
    a, b, c, d, e, i = sp.symbols("a b c d e i", positive=True, integer=True)

    def layer(before, units):
        return sp.summation(before + 1, (i, 1, units))

    front, behind = layer(a, b) + layer(b, c), layer(c, d) + layer(d, e)
    share = 100 * (b * (a + 1) + c * (b + 1)) / (b * (a + 1) + c * (b + 1) + d * (c + 1) + e * (d + 1))
    return [(share, 100 - 100 * behind / (front + behind), lambda dims: dict(zip("abcde", dims, strict=True)))]


@question.mistake("The input is layer 1, so layers 1 and 2 own only the first matrix.")
def input_taken_for_a_layer(dims):
    counts = [n * (k + 1) for k, n in zip(dims, dims[1:])]
    return 100 * counts[0] / sum(counts)


@question.mistake("The front is compared with the rest, not with the whole.")
def front_against_rest(dims):
    counts = [n * (k + 1) for k, n in zip(dims, dims[1:])]
    found = 100 * (counts[0] + counts[1]) / (counts[2] + counts[3])
    return found if found < 100 else None


@question.mistake("A share of the parameters is a share of the widths, the input included.")
def share_of_the_widths(dims):
    return 100 * (dims[0] + dims[1]) / sum(dims)


@question.mistake("The output layer has no parameters of its own.")
def share_without_output_layer(dims):
    counts = [n * (k + 1) for k, n in zip(dims, dims[1:])]
    return 100 * (counts[0] + counts[1]) / sum(counts[:3])
