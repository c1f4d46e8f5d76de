"""ch10.skip_connection_parameters  What skip connections add.    Chapter 10, the interview's follow-up question"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.i4",
    topics=("parameter-count", "residual-networks"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    mistakes=("identity_has_weights", "ends_added", "always_free", "skipped_layers_vanish", "plain_layers_left_out"),
    stem=r"""
A fully connected network has the layer widths $<< widths >>$ (the input, layer 0, first); each of the layers 1 to 4 has weights and biases.
Two skip connections are added: $A^{[1]}$ joins the sum $Z^{[3]}$ as it is (an identity skip), and $A^{[<< s >>]}$ joins
$Z^{[<< t >>]}$ through a learned projection matrix, << "with" if bias else "without" >> a bias vector of its own.

How many trainable parameters does the whole network have?
""",
    explanation=r"""
The plain layers have $<< sum >> = << plain >>$ parameters, and skips do not change them. The identity adds nothing. The projection
brings << n_from >> numbers to << n_to >>, so it has $<< n_to >>\cdot << n_from >> = << n_to * n_from >>$ weights<% if bias %> and
<< n_to >> biases<% endif %>. Together these are << key >>.
""",
    feedback={
        "identity_has_weights": "The identity skip adds $A^{[1]}$ as it is; there is no matrix in it to be learned.",
        "ends_added": "A projection from << n_from >> to << n_to >> numbers has a weight for each pair of them.",
    },
)


@question.draw
def draw(rng):
    n, same, between, out = rng.sample("widths", range(4, 17), 4)
    s, t = rng.choice("projection", ((0, 2), (2, 4), (0, 3), (1, 4)))
    return {"dims": [n, same, between, same, out], "s": s, "t": t, "bias": rng.below("bias", 2) == 1}


@question.work
def work(dims, s, t, bias):
    return {
        "widths": ", ".join(map(str, dims)),
        "sum": " + ".join(rf"{n}\cdot({m} + 1)" for m, n in zip(dims, dims[1:])),
        "plain": sum(n * (m + 1) for m, n in zip(dims, dims[1:])),
        "n_from": dims[s],
        "n_to": dims[t],
    }


@question.answer
def answer(implementation, dims, s, t, bias):
    return implementation.count_with_skips(dims, [(1, 3), (s, t)], bias)


@question.check
def check(dims, s, t, bias):
    """Unit by unit: what enters it, with a constant for each bias."""
    total = 0
    for l in range(1, 5):
        entering = dims[l - 1] + 1 + (dims[s] + int(bias) if l == t else 0)
        total += dims[l] * entering
    return total


@question.proof
def proof():
    """A unit behind the projection has the entries of one more row; a sum over units."""
    a, b, c, d, e, f, g, h, i = sp.symbols("a b c d e f g h i", positive=True)  # f: sender, g: receiver, h: 1 or 0

    def rows(n_from, n_to):
        return sp.summation(n_from, (i, 1, n_to))

    plain = rows(a + 1, b) + rows(b + 1, c) + rows(c + 1, d) + rows(d + 1, e)
    formula = a * b + b * c + c * d + d * e + b + c + d + e + g * (f + h)

    def where(dims, s, t, bias):
        return dict(zip("abcdefgh", (*dims, dims[s], dims[t], int(bias)), strict=True))

    return formula, plain + rows(f + h, g), where


@question.mistake("A projection is a matrix and nothing else.")
def projection_bias_forgotten(dims, s, t, bias):
    return check(dims, s, t, bias) - dims[t] if bias else None


@question.mistake("Every projection has a bias for each of the units where it arrives.")
def projection_bias_added(dims, s, t, bias):
    return None if bias else check(dims, s, t, bias) + dims[t]


@question.mistake("An identity skip has one learned factor for each unit.")
def identity_scales(dims, s, t, bias):
    return check(dims, s, t, bias) + dims[3]


@question.mistake("The layer in which a skip arrives gets a second bias vector.")
def arriving_biases(dims, s, t, bias):
    return check(dims, s, t, bias) + dims[3] + (0 if bias else dims[t])
