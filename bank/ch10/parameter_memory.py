"""ch10.parameter_memory  How many bytes the parameters take.    Chapter 10, the coding interview"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.i3",
    topics=("parameter-count", "memory", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=3,
    decimals=2,
    unit="kB",
    mistakes=("input_biases", "total_without_biases", "squares_of_widths"),
    stem=r"""
A fully connected network has << dims[0] >> inputs, hidden layers with << dims[1] >> and << dims[2] >> units, and << dims[3] >> outputs, with a bias
for each hidden and output unit. All parameters are stored as numbers with << bits >> bits each.

How many kilobytes do the parameters take (1 kB is 1000 bytes, one byte is 8 bits)?
""",
    explanation=r"""
There are $<< sum >> = << total >>$ parameters. Each takes $<< bits >>/8 = << bits // 8 >>$ bytes, so
$<< bits // 8 >>\cdot << total >>/1000$ kB, which is << key >>.
""",
)


@question.draw
def draw(rng):
    dims = [*rng.sample("widths", range(30, 131), 3), rng.integer("outputs", 3, 12)]
    return {"dims": dims, "bits": rng.choice("bits", (16, 32, 64))}


@question.work
def work(dims, bits):
    return {
        "sum": " + ".join(rf"{n}\cdot({m} + 1)" for m, n in zip(dims, dims[1:])),
        "total": sum(n * (m + 1) for m, n in zip(dims, dims[1:])),
    }


@question.answer
def answer(implementation, dims, bits):
    return implementation.count_params(dims)[2] * bits / 8000


@question.check
def check(dims, bits):
    """Array by array: the bytes of each matrix and of each bias vector."""
    size = bits // 8
    return sum(size * n * m + size * n for m, n in zip(dims, dims[1:])) / 1000


@question.proof
def proof():
    """Bits in all arrays, a sum over units, as kilobytes."""
    a, b, c, d, i = sp.symbols("a b c d i", positive=True, integer=True)
    bits = sp.Symbol("bits", positive=True)
    in_bits = sum(sp.summation(bits * (m + 1), (i, 1, n)) for m, n in ((a, b), (b, c), (c, d)))
    formula = (a * b + b * c + c * d + b + c + d) * bits / 8000
    return formula, in_bits / 8 / 1000, lambda dims, bits: {**dict(zip("abcd", dims, strict=True)), "bits": bits}


def size(dims, bits):
    return sum(n * (m + 1) for m, n in zip(dims, dims[1:])) * bits / 8000


@question.mistake("Bits and bytes are the same, so a number takes as many bytes as it has bits.")
def bits_for_bytes(dims, bits):
    return 8 * size(dims, bits)


@question.mistake("A kilobyte is 1024 bytes, whatever the question says.")
def binary_kilobytes(dims, bits):
    return size(dims, bits) * 1000 / 1024


@question.mistake("A parameter is stored in 4 bytes, whatever the question says.")
def always_four_bytes(dims, bits):
    return size(dims, 32) if bits != 32 else None


@question.mistake("Each parameter is stored together with its gradient, which doubles the memory.")
def gradients_included(dims, bits):
    return 2 * size(dims, bits)


@question.mistake("The last hidden layer is the end of the network, the output layer stores nothing.")
def no_output_layer(dims, bits):
    return size(dims[:-1], bits)
