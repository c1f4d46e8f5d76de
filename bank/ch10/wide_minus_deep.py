"""ch10.wide_minus_deep  The same hidden units, as one layer or as several.    Chapter 10, the "Aha" question"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    about="ch10.t1",
    topics=("parameter-count", "architecture", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    alike="wide-or-deep",
    version=2,
    stem=r"""
Two fully connected networks have << n_in >> inputs, << n_out >> outputs and << neurons >> hidden units each. The wide network
has them in one hidden layer, the deep one in << layers >> hidden layers of << width >> units. Weights and biases are
parameters; every hidden and every output unit has one bias.

How many **more** parameters does the wide network have than the deep one? (A negative number says that it has fewer.)
""",
    explanation=r"""
The wide network has $(<< n_in >> + 1)\cdot << neurons >> + (<< neurons >> + 1)\cdot << n_out >> = << wide >>$ parameters. The
deep one has $(<< n_in >> + 1)\cdot << width >>$ in its first layer, $<< layers - 1 >>\cdot(<< width >> + 1)\cdot << width >>$
between its hidden layers and $(<< width >> + 1)\cdot << n_out >>$ at the output, together $<< deep >>$. The difference is
<< key >>: parameters sit on connections, and the same number of units says
nothing about those. (Both networks have the same number of biases, so these cancel.)
""",
)


@question.draw
def draw(rng):
    layers, width = rng.integer("layers", 2, 4), rng.integer("width", 5, 15)
    n_in, n_out = rng.integer("n_in", 2, 20), rng.integer("n_out", 2, 6)
    if n_in + n_out == width:
        raise Reject("both networks have one size")
    return {"n_in": n_in, "neurons": layers * width, "layers": layers, "n_out": n_out}


@question.answer
def answer(implementation, n_in, neurons, layers, n_out):
    wide, deep = implementation.wide_and_deep(n_in, neurons, layers, n_out)
    return wide - deep


@question.work
def work(n_in, neurons, layers, n_out):
    width = neurons // layers
    wide = (n_in + 1) * neurons + (neurons + 1) * n_out
    deep = (n_in + 1) * width + (layers - 1) * (width + 1) * width + (width + 1) * n_out
    return {"width": width, "wide": wide, "deep": deep}


@question.check
def check(n_in, neurons, layers, n_out):
    """Layer by layer along two lists of widths."""

    def count(dims):
        return sum(before * units + units for before, units in zip(dims, dims[1:]))

    return count([n_in, neurons, n_out]) - count([n_in, *[neurons // layers] * int(layers), n_out])


@question.proof
def proof():
    """The difference factors: the wide network is larger exactly if n_in + n_out exceeds the width of the deep one."""
    n, N, k, o, l = sp.symbols("n_in neurons layers n_out l", positive=True)
    w = N / k
    wide = n * N + N + N * o + o
    deep = n * w + w + sp.summation(w * w + w, (l, 2, k)) + w * o + o
    return (k - 1) * w * (n + o - w), wide - deep


def alike(value, n_in, neurons, layers, n_out):
    """The value, if it is as long as the key: its length gives nothing away."""
    key = (layers - 1) * (neurons // layers) * (n_in + n_out - neurons // layers)
    return value if len(str(value)) == len(str(key)) else None


@question.mistake("A network of several layers has the first matrix, and then only matrices between hidden layers.")
def deep_output_forgotten(n_in, neurons, layers, n_out):
    width = neurons // layers
    return alike(
        (n_in + 1) * neurons + (neurons + 1) * n_out - (n_in + 1) * width - (layers - 1) * (width + 1) * width,
        n_in,
        neurons,
        layers,
        n_out,
    )


@question.mistake(
    "In the deep network only the connections to the input and to the outputs count, and each layer has its own to the input."
)
def all_layers_see_the_input(n_in, neurons, layers, n_out):
    width = neurons // layers
    return alike((neurons - width) * n_out, n_in, neurons, layers, n_out)


@question.mistake("Between k hidden layers there are k - 2 matrices.")
def a_block_too_few(n_in, neurons, layers, n_out):
    width = neurons // layers
    return alike((layers - 1) * width * (n_in + n_out - width) + (width + 1) * width, n_in, neurons, layers, n_out)


@question.mistake("A layer shares one bias.")
def one_bias_per_layer(n_in, neurons, layers, n_out):
    return alike(
        (layers - 1) * (neurons // layers) * (n_in + n_out - neurons // layers) - (layers - 1),
        n_in,
        neurons,
        layers,
        n_out,
    )


@question.mistake("All hidden units of the deep network are connected to the outputs.")
def all_layers_feed_the_output(n_in, neurons, layers, n_out):
    return alike((layers - 1) * (neurons // layers) * (n_in - neurons // layers), n_in, neurons, layers, n_out)


@question.mistake("Several hidden layers have as many matrices between them as there are layers.")
def a_block_too_many(n_in, neurons, layers, n_out):
    width = neurons // layers
    return alike((layers - 1) * width * (n_in + n_out - width) - (width + 1) * width, n_in, neurons, layers, n_out)


@question.mistake("In the deep network only the first hidden layer and the outputs have biases.")
def inner_biases_forgotten(n_in, neurons, layers, n_out):
    width = neurons // layers
    return alike((layers - 1) * width * (n_in + n_out - width + 1), n_in, neurons, layers, n_out)


@question.mistake("The hidden units of the wide network need no biases, as there is one layer only.")
def wide_biases_forgotten(n_in, neurons, layers, n_out):
    width = neurons // layers
    return alike((layers - 1) * width * (n_in + n_out - width) - neurons, n_in, neurons, layers, n_out)
