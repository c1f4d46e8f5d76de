"""ch12.feedback_alignment_entry  One weight's change under feedback alignment.    Chapter 12, research problem 4; Lillicrap et al. (2016)"""

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
A network has tanh hidden units and one sigmoid output with binary cross-entropy. For one example with the target $y = << y >>$ its output is $<< out|num >>$. Hidden unit 1 has the
activation $<< h|num >>$; its weight to the output is $<< w|num >>$, and its entry in the fixed random feedback matrix $B$ is $<< b|num >>$. Input 1 is $x_1 = << x|num >>$.

Feedback alignment uses $B$ in the backward pass in place of $W^{[2]\top}$. Which "gradient" does it give to the weight from input 1 to hidden unit 1?
""",
    explanation=r"""
The error at the output is as always $<< out|num >> - << y >> = << (out - y)|num >>$. It goes back through $B$: $<< b|num >> \cdot << "(" if y else "" >><< (out - y)|num >><< ")" if y else "" >> = << (b * (out - y))|num >>$. The slope of tanh is
$1 - (<< h|num >>)^2 = << (1 - h * h)|num(4) >>$, and the weight's input is $<< x|num >>$: the product is << key >>. Backpropagation, with $<< w|num >>$ in place of $<< b|num >>$, would give
$<< (w * (out - y) * (1 - h * h) * x)|num(4) >>$.
""",
)


@question.draw
def draw(rng):
    w, b = (rng.decimal(n, 0.2, 1.5, 1) * rng.choice("sign of " + n, (-1, 1)) for n in ("w", "b"))
    if w == b:
        raise Reject("B is W")
    return {
        "y": rng.integer("y", 0, 1),
        "out": rng.choice("out", (0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9)),
        "h": rng.choice("h", (-0.8, -0.7, -0.6, -0.4, 0.3, 0.5, 0.6, 0.7, 0.8)),
        "w": w,
        "b": b,
        "x": rng.choice("x", (0.5, 1.5, 2.0, 2.5, 3.0)),
    }


@question.answer
def answer(implementation, y, out, h, w, b, x):
    return b * (out - y) * (1 - h * h) * x


@question.check
def check(r, y, out, h, w, b, x):
    """From the outside in: derivative of the loss by the output, slope of the sigmoid, feedback, slope as (1 - h)(1 + h)."""
    by_out = 1 / (1 - out) if y == 0 else -1 / out
    error = by_out * out * (1 - out)
    return r(error * b) * r((1 - h) * (1 + h)) * x


@question.proof
def proof():
    """The loss of a network whose output weight is b, with the other pre-activation kept, differentiated by the weight."""
    v, x, b, y, c = sp.symbols("v x b y c", real=True)
    h, out = sp.symbols("h out", real=True)
    hidden = sp.tanh(v * x)
    z = b * hidden + c
    loss = sp.log(1 + sp.exp(z)) - y * z
    slope = sp.diff(loss, v)
    output = sp.exp(z) / (1 + sp.exp(z))
    return [
        (b * (output - y) * (1 - hidden**2) * x, slope, False),
        (b * (out - y) * (1 - h) * (1 + h) * x, b * (out - y) * (1 - h**2) * x),
    ]


@question.mistake("The error still goes back through the forward weight.")
def plain_backpropagation(y, out, h, w, b, x):
    return w * (out - y) * (1 - h * h) * x


@question.mistake("The random feedback comes on top of the ordinary one.")
def both_paths(y, out, h, w, b, x):
    return (w + b) * (out - y) * (1 - h * h) * x


@question.mistake("Random feedback makes the slope superfluous.")
def slope_forgotten(y, out, h, w, b, x):
    return b * (out - y) * x


@question.mistake("The slope of tanh is h (1 - h), as of a sigmoid.")
def sigmoid_slope(y, out, h, w, b, x):
    return b * (out - y) * h * (1 - h) * x


@question.mistake("The error is the target minus the output.")
def error_sign(y, out, h, w, b, x):
    return b * (y - out) * (1 - h * h) * x


@question.mistake("The change is the hidden unit's error; what goes in does not matter.")
def input_forgotten(y, out, h, w, b, x):
    return b * (out - y) * (1 - h * h)


@question.mistake("The slope of the output belongs to the error as well.")
def output_slope(y, out, h, w, b, x):
    return b * (out - y) * out * (1 - out) * (1 - h * h) * x
