"""ch12.linear_neuron_step  One gradient-descent step of a linear neuron.    Chapter 12, section 12.4"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.t2",
    topics=("gradient-descent", "update-rule", "chain-rule"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    decimals=3,
    mistakes=("ascent", "no_learning_rate", "relative_step", "shrinks_the_parameter"),
    stem=r"""
A neuron computes $\hat y = w x + b$, with $w = << w|num >>$ and $b = << b|num >>$. It is trained on the example $x = << x >>$,
$y = << y|num >>$ with the loss $L = \frac{1}{2} (\hat y - y)^2$ by gradient descent with learning rate $\alpha = << alpha|num >>$.

What is $w$ after one step?
""",
    explanation=r"""
The output is $\hat y = << w|num >> \cdot << x_ >> << b|signed >> = << out|num >>$, the error
$\hat y - y = << error|num >>$. By the chain rule $\partial L / \partial w = (\hat y - y) x = << (error * x)|num >>$, so the new
weight is $w - \alpha \, \partial L / \partial w = << w|num >> - << alpha|num >> \cdot << slope_ >>$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    w = rng.decimal("w", 0.2, 1.9, 1) * rng.choice("sign of w", (-1, 1))
    x = rng.choice("x", (-3, -2, 2, 3))
    b = rng.decimal("b", 0.1, 0.9, 1) * rng.choice("sign of b", (-1, 1))
    error = rng.decimal("error", 0.3, 2.5, 1) * rng.choice("sign of error", (-1, 1))
    return {
        "w": w,
        "x": x,
        "b": b,
        "y": round(w * x + b - error, 1),
        "alpha": rng.choice("alpha", (0.05, 0.1, 0.15, 0.2)),
    }


def par(v):
    return f"({v:.10g})" if v < 0 else f"{v:.10g}"


@question.work
def work(w, x, b, y, alpha):
    error = round(w * x + b - y, 6)
    return {"out": round(w * x + b, 6), "error": error, "x_": par(x), "slope_": par(error * x)}


@question.answer
def answer(implementation, w, x, b, y, alpha):
    error = w * x + b - y
    return implementation.gradient_step({"W1": w}, {"dW1": error * x}, alpha)["W1"]


@question.check
def check(w, x, b, y, alpha):
    """The loss is a parabola in w: its slope is that of the secant between w - 1 and w + 1."""

    def twice_the_loss(v):
        return (v * x + b - y) ** 2

    return w - alpha * (twice_the_loss(w + 1) - twice_the_loss(w - 1)) / 4


@question.proof
def proof():
    w, x, b, y, alpha = sp.symbols("w x b y alpha")
    return w - alpha * (w * x + b - y) * x, w - alpha * sp.diff((w * x + b - y) ** 2 / 2, w)


@question.mistake("The derivative by the weight is the error itself.")
def input_forgotten(w, x, b, y, alpha):
    return w - alpha * (w * x + b - y)


@question.mistake("The square brings a factor 2 down, and the 1/2 does not change that.")
def factor_two(w, x, b, y, alpha):
    return w - 2 * alpha * (w * x + b - y) * x


@question.mistake("The bias has a gradient of its own, so the weight's gradient leaves it out.")
def bias_left_out(w, x, b, y, alpha):
    return w - alpha * (w * x - y) * x
