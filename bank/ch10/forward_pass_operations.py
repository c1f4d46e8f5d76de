"""ch10.forward_pass_operations  The work of a forward pass.    Chapter 10, why Z and A are cached"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.t5",
    topics=("complexity", "forward-pass", "mlp"),
    kinds=("MCQ", "NAT"),
    marks={"MCQ": 1, "NAT": 2},
    bloom="apply",
    syllabus="da",
    version=2,
    mistakes=("one_per_multiply_add",),
    stem=r"""
A batch of << m >> examples goes forward through a fully connected network with << dims[0] >> inputs, hidden layers of << dims[1] >>
and << dims[2] >> units, and << dims[3] >> outputs. Each multiplication and each addition is one operation, and a sum of
$k$ products is counted as $2k$ operations. Biases and activation functions are left out.

How many operations do the matrix products $W^{[l]} A^{[l-1]}$ take in this forward pass?
""",
    explanation=r"""
The product $W^{[l]} A^{[l-1]}$ has $n^{[l]}\cdot m$ entries, each a sum of $n^{[l-1]}$ products: $2\, n^{[l]} n^{[l-1]} m$
operations. With $m = << m >>$ this is $2\cdot << m >>\cdot(<< terms >>) = 2\cdot << m >>\cdot << weights >>$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    dims = [rng.integer("inputs", 10, 24), *rng.sample("hidden", range(6, 21), 2), rng.integer("outputs", 2, 9)]
    one = 2 * sum(a * b for a, b in zip(dims, dims[1:]))  # five digits in the end, as all wrong answers have
    return {"dims": dims, "m": rng.integer("m", -(-20500 // one), 33000 // one)}


@question.answer
def answer(implementation, dims, m):
    return implementation.caching_balance(dims, m, 2)["flops"]


@question.work
def work(dims, m):
    pairs = list(zip(dims, dims[1:]))
    return {"terms": " + ".join(rf"{b}\cdot {a}" for a, b in pairs), "weights": sum(a * b for a, b in pairs)}


@question.check
def check(dims, m):
    """One example uses every weight once, to multiply and to add."""
    return m * sum(n + n for n, after in zip(dims, dims[1:]) for _ in range(after))


@question.proof
def proof():
    """Entries of the product, times what one entry takes."""
    m, a, b, c, d, k = sp.symbols("m a b c d k", positive=True, integer=True)

    def product(n, inner):
        return n * m * sp.summation(2, (k, 1, inner))

    def where(dims, m):
        return dict(zip("abcd", dims, strict=True)) | {"m": m}

    return [(2 * m * (a * b + b * c + c * d), product(b, a) + product(c, b) + product(d, c), where)]


@question.mistake("The backward pass is counted, with the same work.")
def backward_with_the_same_work(dims, m):
    return 4 * m * sum(a * b for a, b in zip(dims, dims[1:]))


@question.mistake("Adding the biases is a part of the matrix product.")
def with_biases(dims, m):
    return m * sum(2 * a * b + b for a, b in zip(dims, dims[1:]))


@question.mistake("The backward pass is counted, with twice the work.")
def backward_included(dims, m):
    return 6 * m * sum(a * b for a, b in zip(dims, dims[1:]))


@question.mistake(
    "The first product needs no addition, so k products take 2k - 1 operations, whatever the question says."
)
def one_addition_less(dims, m):
    return m * sum((2 * a - 1) * b for a, b in zip(dims, dims[1:]))


@question.mistake("The output layer is not counted.")
def output_layer_left_out(dims, m):
    found = 2 * m * sum(a * b for a, b in zip(dims[:-1], dims[1:-1]))
    return found if found >= 10000 else None
