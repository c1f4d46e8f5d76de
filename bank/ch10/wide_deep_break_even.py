"""ch10.wide_deep_break_even  From which number of inputs on is wide larger than deep?    Chapter 10, the "Aha" question"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.t1",
    topics=("parameter-count", "architecture", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    alike="wide-or-deep",
    mistakes=("equal_counts_as_more", "outputs_cancel"),
    stem=r"""
<< neurons >> hidden units are arranged either as one hidden layer (the wide network) or as << layers >> hidden layers of
<< width >> units each (the deep network). Both networks are fully connected with $n$ inputs and << n_out >> outputs, and all
hidden and output units have biases.

What is the smallest $n$ for which the wide network has **more** parameters than the deep one?
""",
    explanation=r"""
Wide: $(n+1)\cdot << neurons >> + (<< neurons >>+1)\cdot << n_out >>$. Deep:
$(n+1)\cdot << width >> + << layers - 1 >>\cdot << width >>\cdot << width + 1 >> + (<< width >>+1)\cdot << n_out >>$. The
difference has the common factor $<< neurons >> - << width >> = << layers - 1 >>\cdot << width >>$ and equals
$<< neurons - width >>\,(n + << n_out >> - << width >>)$. It is positive for $n > << width - n_out >>$, so the smallest $n$ is
<< key >>.
""",
)


@question.draw
def draw(rng):
    layers = rng.integer("layers", 2, 5)
    return {"neurons": layers * rng.integer("width", 12, 60), "layers": layers, "n_out": rng.integer("n_out", 2, 9)}


@question.answer
def answer(implementation, neurons, layers, n_out):
    return implementation.break_even(neurons, layers, n_out)


@question.work
def work(neurons, layers, n_out):
    return {"width": neurons // layers}


@question.check
def check(neurons, layers, n_out):
    """The surplus grows by the same amount with each input: two counts of whole networks tell where it turns positive."""

    def surplus(n):
        w = neurons // layers
        wide, deep = [n, neurons, n_out], [n, *[w] * int(layers), n_out]
        return sum(a * b + b for a, b in zip(wide, wide[1:])) - sum(a * b + b for a, b in zip(deep, deep[1:]))

    start, growth = surplus(0), surplus(1) - surplus(0)
    return -start // growth + 1


@question.proof
def proof():
    """The root of the difference, and one more."""
    n, N, k, o = sp.symbols("n neurons layers n_out", positive=True)
    w = N / k
    wide = (n + 1) * N + (N + 1) * o
    deep = (n + 1) * w + (k - 1) * (w + 1) * w + (w + 1) * o
    (root,) = sp.solve(sp.cancel((wide - deep) / ((k - 1) * w)), n)
    return w - o + 1, root + 1


@question.mistake("The outputs count on the other side of the comparison.")
def sign_of_outputs(neurons, layers, n_out):
    return neurons // layers + n_out + 1


@question.mistake("Several hidden layers have as many matrices between them as there are layers.")
def a_block_too_many(neurons, layers, n_out):
    w = neurons // layers
    return (layers * (w + 1)) // (layers - 1) - n_out


@question.mistake("In the deep network only the hidden layers and the input count, the output connections do not.")
def deep_outputs_forgotten(neurons, layers, n_out):
    w = neurons // layers
    return max(1, (w * (w + 1) * (layers - 1) - (neurons + 1) * n_out) // ((layers - 1) * w))


@question.mistake("In the deep network the first hidden layer's own weights do not count.")
def deep_inputs_forgotten(neurons, layers, n_out):
    w = neurons // layers
    return max(1, (layers - 1) * w * (w + 1 - n_out) // neurons)
