"""ch10.largest_weight_matrix  The layer with most weights.    Chapter 10, GATE corner, MCQ 2, with the widths stated"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    about="ch10.q2",
    topics=("parameter-count", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    version=2,
    mistakes=("always_the_first", "widest_layer", "outgoing_weights"),
    stem=r"""
A fully connected network has << dims[0] >> inputs, hidden layers with << hidden >> units, and << dims[-1] >> outputs. How many weights
(biases not counted) does the layer with the most weights have?
""",
    explanation=r"""
The weights of a layer are its width times the width of the layer before: $<< products >>$. Both widths count, so
neither being first nor being widest decides. The largest number is << key >>, in layer << best >>.
""",
)


@question.draw
def draw(rng):
    dims = rng.sample("widths", range(4, 31), 5)
    sizes = sorted(m * n for m, n in zip(dims, dims[1:]))
    if sizes[-1] == sizes[-2]:
        raise Reject("two layers have the most weights")
    return {"dims": dims}


@question.work
def work(dims):
    sizes = [m * n for m, n in zip(dims, dims[1:])]
    return {
        "hidden": f"{dims[1]}, {dims[2]} and {dims[3]}",
        "products": r",\ ".join(rf"{n}\cdot {m} = {n * m}" for m, n in zip(dims, dims[1:])),
        "best": sizes.index(max(sizes)) + 1,
    }


@question.answer
def answer(implementation, dims):
    l = implementation.heaviest_layers(dims)[0]
    size = dims[l] * dims[l - 1]
    return size if implementation is question.right else alike(size, dims)


@question.check
def check(dims):
    """From the back, keeping the best."""
    best = 0
    for l in range(len(dims) - 1, 0, -1):
        size = sum(dims[l - 1] for _ in range(dims[l]))
        best = size if size > best else best
    return best


@question.proof
def proof():
    a, b, c, d, e, i = sp.symbols("a b c d e i", positive=True, integer=True)

    def rows(before, units):
        return sp.summation(before, (i, 1, units))

    return (
        sp.Max(a * b, b * c, c * d, d * e),
        sp.Max(sp.Max(rows(a, b), rows(b, c)), sp.Max(rows(c, d), rows(d, e))),
        lambda dims: dict(zip("abcde", dims, strict=True)),
    )


def alike(value, dims):
    """The value, unless the belief makes no difference here or the length of the number gives it away."""
    key = max(m * n for m, n in zip(dims, dims[1:]))
    return value if value != key and len(str(value)) == len(str(key)) else None


@question.mistake("A layer has as many weights as the square of its width, so the widest has the most.")
def square_of_the_widest(dims):
    return alike(max(dims[1:]) ** 2, dims)


@question.mistake("The two widest layers share the most weights, neighbours or not.")
def two_widest(dims):
    first, second = sorted(dims)[-2:]
    return alike(first * second, dims)


@question.mistake("Biases count as weights.")
def with_biases(dims):
    return alike(max((m + 1) * n for m, n in zip(dims, dims[1:])), dims)


@question.mistake("All layers before the output send their weights there, so the output layer has the most.")
def output_layer(dims):
    return alike(dims[-1] * dims[-2], dims)


@question.mistake("A layer has a bias for each of its inputs, and biases count as weights.")
def biases_of_the_senders(dims):
    return alike(max(m * (n + 1) for m, n in zip(dims, dims[1:])), dims)


@question.mistake("The product of the two widths includes the biases, so these have to be subtracted.")
def biases_subtracted(dims):
    return alike(max((m - 1) * n for m, n in zip(dims, dims[1:])), dims)


@question.mistake("Only matrices between hidden layers count; those of the input and of the output belong to no layer.")
def between_hidden_layers(dims):
    return alike(max(m * n for m, n in zip(dims[1:-1], dims[2:-1])), dims)
