"""ch10.forward_shapes  The shapes of a forward pass.    Chapter 10, the chain of transformations"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.t7",
    topics=("shapes", "forward-pass", "mlp"),
    kinds=("MCQ", "MSQ"),
    marks={"MCQ": 1, "MSQ": 2},
    bloom="apply",
    syllabus="da",
    mistakes=("every_layer_sees_x", "examples_in_rows", "z_has_the_input_height", "transposed_weights"),
    stem={
        kind: r"""
<< m >> examples, one per column, go forward through a fully connected network with << dims[0] >> inputs, hidden layers of
<< dims[1] >>, << dims[2] >> and << dims[3] >> units, and << dims[4] >> outputs: $Z^{[l]} = W^{[l]} A^{[l-1]} + b^{[l]}$,
$A^{[l]} = g(Z^{[l]})$, where $A^{[0]} = X$ is the input (layer 0). """
        + asked
        for kind, asked in (
            ("MCQ", "Which one of these shapes is right?"),
            ("MSQ", "Which of these shapes is/are right?"),
        )
    },
    explanation=r"""
$X$ is $<< (dims[0], m)|shape >>$. Layer $l$ has $n^{[l]}$ units, so $W^{[l]}$ is $(n^{[l]}, n^{[l-1]})$, $b^{[l]}$ is $(n^{[l]}, 1)$
and both $Z^{[l]}$ and $A^{[l]}$ are $(n^{[l]}, << m >>)$, with the widths << widths >> for $l = 1, \ldots, 4$.
""",
)


@question.draw
def draw(rng):
    sizes = rng.sample("sizes", range(3, 60), 6)
    layers = rng.sample("layers", (1, 2, 3, 4), 4)
    layers[0] = max(layers[0], 2)
    return {"dims": sizes[:5], "m": sizes[5], "at": layers}


@question.work
def work(dims, m, at):
    return {"widths": ", ".join(map(str, dims[1:4])) + f" and {dims[4]}"}


def shape_claim(n, what, place, check, why):
    def value(implementation, dims, m, at):
        return implementation.shape_trace(dims, m)[at[n] - 1][place]

    value.__name__ = what[0] + str(n)
    question.claim(f"${what}$ has the shape << value >>.", check=check, why=why)(value)


shape_claim(
    0,
    "W^{[<< at[0] >>]}",
    0,
    lambda dims, m, at: tuple(reversed(dims[at[0] - 1 : at[0] + 1])),
    "One row for each unit of the layer, one column for each unit of the layer before.",
)
shape_claim(
    1,
    "Z^{[<< at[1] >>]}",
    3,
    lambda dims, m, at: (next(n for l, n in enumerate(dims) if l == at[1]), m),
    "One row for each unit of the layer, one column for each example.",
)
shape_claim(
    2,
    "A^{[<< at[2] - 1 >>]}",
    1,
    lambda dims, m, at: (next(n for l, n in enumerate(dims, 1) if l == at[2]), m),
    "One row for each unit of the layer (of the input, if it is layer 0), one column for each example.",
)
shape_claim(
    3,
    "A^{[<< at[3] >>]}",
    3,
    lambda dims, m, at: (next(n for l, n in enumerate(dims) if l == at[3]), m),
    "An activation acts entry by entry, so $A$ is shaped like $Z$: units by examples.",
)


@question.proof
def proof():
    """Shapes of the products, for any widths."""
    m, *n = sp.symbols("m n0:4", positive=True, integer=True)
    A, made = sp.MatrixSymbol("X", n[0], m), []
    for before, units in zip(n, n[1:]):
        A = sp.MatrixSymbol(f"W{units}", units, before) * A
        made.append((sp.Matrix([units, m]), sp.Matrix(A.shape), False))
    return made
