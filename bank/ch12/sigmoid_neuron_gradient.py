"""ch12.sigmoid_neuron_gradient  The chain rule through a sigmoid neuron.    Chapter 12, section 12.5 and exercise 12.3"""

import math

import sympy as sp

from dlgrade.bank import Question, exp, tanh

question = Question(
    about="ch12.t7",
    topics=("chain-rule", "sigmoid", "derivatives"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=4,
    mistakes=("rule_applied_to_z", "sigmoid_sign", "sigmoid_itself"),
    stem=r"""
A neuron computes $z = w x + b$ and $a = \sigma(z) = 1 / (1 + e^{-z})$. For $w = << w|num >>$, $b = << b|num >>$, the input
$x = << x >>$ and the target $y = << y >>$ its loss is $L = \frac{1}{2} (a - y)^2$.

What is $\partial L / \partial w$?
""",
    explanation=r"""
Forward: $z = << w|num >> \cdot << x_ >> << b|signed >> = << z|num >>$ and $a = << a|num(6) >>$. The chain has three links:
$\partial L / \partial a = a - y = << (a - y)|num(6) >>$, $\partial a / \partial z = a (1 - a) = << (a * (1 - a))|num(6) >>$ and
$\partial z / \partial w = x = << x >>$. Their product is << key >>. (With the cross-entropy loss the slope $a (1 - a)$ would cancel;
with the squared loss it does not.)
""",
)


@question.draw
def draw(rng):
    w = rng.decimal("w", 0.1, 0.6, 1) * rng.choice("sign of w", (-1, 1))
    b = rng.decimal("b", 0.1, 0.9, 1) * rng.choice("sign of b", (-1, 1))
    return {"w": w, "b": b, "x": rng.choice("x", (-3, -2, 2, 3)), "y": rng.integer("y", 0, 1)}


@question.work
def work(w, b, x, y):
    z = round(w * x + b, 6)
    return {"z": z, "a": 1 / (1 + math.exp(-z)), "x_": f"({x})" if x < 0 else x}


@question.answer
def answer(implementation, w, b, x, y):
    z = w * x + b
    return (1 / (1 + math.exp(-z)) - y) * implementation.sigmoid_slope(z) * x


@question.check
def check(r, w, b, x, y):
    """The output through tanh(z / 2) = 2 a - 1."""
    a = r((1 + tanh((w * x + b) / 2)) / 2)
    return (a - y) * r(a - a * a) * x


@question.proof
def proof():
    w, b, x, y = sp.symbols("w b x y", real=True)
    a = 1 / (1 + exp(-(w * x + b)))
    return (a - y) * a * (1 - a) * x, sp.diff((a - y) ** 2 / 2, w)


def _output(w, b, x):
    return 1 / (1 + math.exp(-(w * x + b)))


@question.mistake("The error is passed on without the slope of the sigmoid, as with cross-entropy.")
def slope_forgotten(w, b, x, y):
    return (_output(w, b, x) - y) * x


@question.mistake("The derivative by the weight is that by the weighted sum.")
def input_forgotten(w, b, x, y):
    a = _output(w, b, x)
    return (a - y) * a * (1 - a)


@question.mistake("The error is the target minus the output.")
def target_minus_output(w, b, x, y):
    a = _output(w, b, x)
    return (y - a) * a * (1 - a) * x


@question.mistake("The last link is the weight, as it is for the derivative by the input.")
def weight_for_input(w, b, x, y):
    a = _output(w, b, x)
    return (a - y) * a * (1 - a) * w
