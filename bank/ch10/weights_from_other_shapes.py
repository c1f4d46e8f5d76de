"""ch10.weights_from_other_shapes  What the neighbours' shapes tell.    Chapter 10, exercise A1, backwards"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("shapes", "notation", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="analyse",
    syllabus="da",
    stem=r"""
In a 4-layer network $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$, with the << m >> examples of the input $A^{[0]}$ (layer 0) as columns. Of its
arrays only these shapes are known: $W^{[1]}$ is $<< (n[1], n[0])|shape >>$, $b^{[2]}$ is $<< (n[2], 1)|shape >>$, $A^{[3]}$ is
$<< (n[3], m)|shape >>$ and $b^{[4]}$ is $<< (n[4], 1)|shape >>$.

How many entries do << asked >> have together?
""",
    explanation=r"""
The rows of $W^{[1]}$, $b^{[2]}$, $A^{[3]}$ and $b^{[4]}$ are the units of their layers: $n^{[1]} = << n[1] >>$, $n^{[2]} = << n[2] >>$,
$n^{[3]} = << n[3] >>$, $n^{[4]} = << n[4] >>$. As $W^{[l]}$ is $(n^{[l]}, n^{[l-1]})$, the two matrices are
$<< (n[first], n[first - 1])|shape >>$ and $<< (n[first + 1], n[first])|shape >>$ and have
$<< n[first] >>\cdot << n[first - 1] >> + << n[first + 1] >>\cdot << n[first] >>$ entries: << key >>.
""",
)


@question.draw
def draw(rng):
    *n, m = rng.sample("widths", range(3, 25), 6)
    return {"n": n, "m": m, "first": rng.integer("first", 2, 3)}


@question.work
def work(n, m, first):
    return {"asked": f"$W^{{[{first}]}}$ and $W^{{[{first + 1}]}}$"}


@question.answer
def answer(implementation, n, m, first):
    return n[first] * (n[first - 1] + n[first + 1])


@question.check
def check(n, m, first):
    """Row by row of the two matrices."""
    return sum(n[first - 1] for _ in range(n[first])) + sum(n[first] for _ in range(n[first + 1]))


@question.proof
def proof():
    a, b, c, i = sp.symbols("a b c i", positive=True, integer=True)
    rows = sp.summation(a, (i, 1, b)) + sp.summation(b, (i, 1, c))
    return b * (a + c), rows, lambda n, m, first: {"a": n[first - 1], "b": n[first], "c": n[first + 1]}


def alike(value, n, first):
    """The value, unless its length gives it away."""
    return value if len(str(value)) == len(str(n[first] * (n[first - 1] + n[first + 1]))) else None


@question.mistake("The columns of W[1] are the units of layer 1: W is (n[l-1], n[l]).")
def first_matrix_transposed(n, m, first):
    return alike(n[2] * (n[0] + n[3]), n, first) if first == 2 else None


@question.mistake("Biases are counted with the entries of the matrices.")
def biases_counted(n, m, first):
    return alike(n[first] * (n[first - 1] + n[first + 1]) + n[first] + n[first + 1], n, first)


@question.mistake("A matrix belongs to the layer where it starts.")
def one_layer_late(n, m, first):
    return alike(n[first + 1] * (n[first] + n[first + 2]), n, first) if first == 2 else None


@question.mistake("The input is layer 1, so all matrices stand one place further left.")
def one_layer_early(n, m, first):
    return alike(n[first - 1] * (n[first - 2] + n[first]), n, first)


@question.mistake("The number of columns of A[3], the examples, is a width as well.")
def examples_for_a_width(n, m, first):
    return alike(n[first] * n[first - 1] + n[first] * m, n, first)


@question.mistake("A matrix of a layer has as many rows as columns.")
def square_matrices(n, m, first):
    return alike(n[first] ** 2 + n[first + 1] ** 2, n, first)


@question.mistake("Two matrices one after the other have the entries of their product.")
def entries_of_the_product(n, m, first):
    return alike(n[first - 1] * n[first + 1], n, first)


@question.mistake("The two matrices lead from the first to the last width, past the one between.")
def outer_widths(n, m, first):
    return alike((n[first - 1] + n[first]) * n[first + 1], n, first)
