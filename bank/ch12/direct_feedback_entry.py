"""ch12.direct_feedback_entry  One weight's change under direct feedback alignment.    Chapter 12, research problem 4; Nøkland (2016)"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("feedback-alignment", "backpropagation"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    decimals=4,
    stem=r"""
A network has two hidden layers with tanh units, the second with a single unit, and two sigmoid outputs with binary cross-entropy, summed over the outputs. For one example with the targets $<< y|shape >>$
the outputs are $(<< out[0] >>, << out[1] >>)$. Unit 1 of the first hidden layer has the activation $<< h|num >>$; its weight to the second hidden layer is $<< v|num >>$. The unit there has the activation
$<< k|num >>$ and the weights $<< u[0]|num >>$ and $<< u[1]|num >>$ to the outputs. Input 1 is $x_1 = << x|num >>$.

Direct feedback alignment sends the error of the outputs to each hidden layer through a fixed random matrix of its own: $dA^{[l]} = B^{[l]} dZ^{[3]}$ for $l = 1, 2$. The row of $B^{[1]}$ that belongs to unit 1 is
$(<< b[0]|num >>, << b[1]|num >>)$. Which "gradient" does the weight from input 1 to unit 1 of the first hidden layer get?
""",
    explanation=r"""
$dZ^{[3]} = A^{[3]} - Y = (<< e[0]|num >>, << e[1]|num >>)$. The first hidden layer gets it through $B^{[1]}$ alone, past the second one:
$dA = << terms >> = << da|num(4) >>$. Its own slope remains: $1 - (<< h|num >>)^2 = << (1 - h * h)|num(4) >>$, and so does the weight's input: $<< da|num(4) >> \cdot << (1 - h * h)|num(4) >> \cdot << x|num >>$,
which is << key >>. Backpropagation would give $<< backwards|num(4) >>$.
""",
)


@question.draw
def draw(rng):
    def weights(name):
        return [rng.decimal(name, 0.2, 1.5, 1) * rng.choice("sign of " + name, (-1, 1)) for _ in range(2)]

    y = rng.integers("y", 2, 0, 1)
    out = [rng.choice("out", (0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9)) for _ in range(2)]
    b, u = weights("b"), weights("u")
    if abs(b[0] * (out[0] - y[0]) + b[1] * (out[1] - y[1])) < 0.05:
        raise Reject("hardly any error comes back")
    return {
        "y": y,
        "out": out,
        "h": rng.choice("h", (-0.8, -0.7, -0.6, -0.4, 0.3, 0.5, 0.6, 0.7, 0.8)),
        "k": rng.choice("k", (-0.8, -0.6, -0.5, 0.4, 0.5, 0.7)),
        "v": rng.choice("v", (-1.2, -0.8, -0.5, 0.4, 0.6, 0.9, 1.3)),
        "u": u,
        "b": b,
        "x": rng.choice("x", (0.5, 1.5, 2.0, 2.5, 3.0)),
    }


@question.work
def work(y, out, h, k, v, u, b, x):
    e = [o - t for o, t in zip(out, y)]
    terms = " + ".join(rf"({w:g}) \cdot ({d:g})" for w, d in zip(b, e))
    return {"e": e, "terms": terms, "da": sent(b, out, y), "backwards": plain_backpropagation(y, out, h, k, v, u, b, x)}


def sent(w, out, y):
    """What comes back through two weights."""
    return w[0] * (out[0] - y[0]) + w[1] * (out[1] - y[1])


@question.answer
def answer(implementation, y, out, h, k, v, u, b, x):
    return sent(b, out, y) * (1 - h * h) * x


@question.check
def check(r, y, out, h, k, v, u, b, x):
    """Each error from the loss by the output and the sigmoid's slope; the slope of tanh as (1 - h)(1 + h)."""
    errors = [(1 / (1 - o) if t == 0 else -1 / o) * o * (1 - o) for o, t in zip(out, y)]
    back = r(sum(w * e for w, e in zip(b, errors)))
    return back * r((1 - h) * (1 + h)) * x


@question.proof
def proof():
    """The losses of outputs that hang on the first hidden unit by b1 and b2 directly, differentiated by its weight."""
    w, x, c, p, q, b1, b2, y1, y2, e1, e2, h = sp.symbols("w x c p q b1 b2 y1 y2 e1 e2 h", real=True)
    hidden = sp.tanh(w * x + c)
    outs = [b1 * hidden + p, b2 * hidden + q]
    loss = sum(sp.log(1 + sp.exp(z)) - t * z for z, t in zip(outs, (y1, y2)))
    errors = [sp.exp(z) / (1 + sp.exp(z)) - t for z, t in zip(outs, (y1, y2))]

    def where(y, out, h, k, v, u, b, x):
        return {"b1": b[0], "b2": b[1], "e1": out[0] - y[0], "e2": out[1] - y[1], "h": h, "x": x}

    return [
        ((b1 * errors[0] + b2 * errors[1]) * (1 - hidden**2) * x, sp.diff(loss, w), False),
        ((b1 * e1 + b2 * e2) * (1 - h**2) * x, ((1 - h) * b1 * e1 + (1 - h) * b2 * e2) * (1 + h) * x, where),
    ]


@question.mistake("The error still goes back layer by layer, through the forward weights.")
def plain_backpropagation(y, out, h, k, v, u, b, x):
    return sent(u, out, y) * (1 - k * k) * v * (1 - h * h) * x


@question.mistake("The second hidden layer's slope is on the way of the direct error, too.")
def slope_of_the_layer_passed(y, out, h, k, v, u, b, x):
    return sent(b, out, y) * (1 - k * k) * (1 - h * h) * x


@question.mistake("The random matrix replaces the outputs' weights only; from there the error goes layer by layer.")
def through_the_second_layer(y, out, h, k, v, u, b, x):
    return sent(b, out, y) * (1 - k * k) * v * (1 - h * h) * x


@question.mistake("Random feedback makes the slope superfluous.")
def slope_forgotten(y, out, h, k, v, u, b, x):
    return sent(b, out, y) * x


@question.mistake("The error is the target minus the output.")
def error_sign(y, out, h, k, v, u, b, x):
    return -sent(b, out, y) * (1 - h * h) * x


@question.mistake("The slopes of the outputs belong to the error as well.")
def output_slopes(y, out, h, k, v, u, b, x):
    return sum(w * (o - t) * o * (1 - o) for w, o, t in zip(b, out, y)) * (1 - h * h) * x


@question.mistake("The change is the hidden unit's error; what goes in does not matter.")
def input_forgotten(y, out, h, k, v, u, b, x):
    return sent(b, out, y) * (1 - h * h)


@question.mistake("Only one output reports its error.")
def first_output_only(y, out, h, k, v, u, b, x):
    return b[0] * (out[0] - y[0]) * (1 - h * h) * x
