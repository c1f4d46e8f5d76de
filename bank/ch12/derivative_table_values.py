"""ch12.derivative_table_values  Slopes of activations and of the loss, at given numbers.    Chapter 12, section 12.5"""

import sympy as sp

from dlgrade.bank import Question, exp, tanh

question = Question(
    topics=("derivatives", "sigmoid", "tanh", "relu", "cross-entropy"),
    kinds="MSQ",
    marks=2,
    bloom="apply",
    syllabus="da",
    version=2,
    stem=r"""
Let $\sigma(z) = 1 / (1 + e^{-z})$, and let $L = -(y \ln a + (1 - y) \ln(1 - a))$ be the binary cross-entropy of one
example. Values are rounded to 4 decimal places. Which of these statements is/are right?
""",
    explanation=r"""
The rules speak of the output, not of the input: $\sigma' = \sigma (1 - \sigma)$, with $\sigma(<< z|num >>) = << sigma(z)|num(4) >>$
here, and $\tanh' = 1 - \tanh^2$, with $\tanh(<< u|num >>) = << tanh(u)|num(4) >>$. Where the output is given it goes into the rule
as it is. The slope of ReLU is 1 for positive and 0 for negative input. The loss has
$\partial L / \partial a = -y / a + (1 - y) / (1 - a)$, which is $-1/a$ for $y = 1$ and $1 / (1 - a)$ for $y = 0$.
""",
)


@question.draw
def draw(rng):
    return {
        "z": rng.decimal("z", 0.2, 2.0, 1) * rng.choice("sign of z", (-1, 1)),
        "u": rng.decimal("u", 0.2, 1.5, 1) * rng.choice("sign of u", (-1, 1)),
        "q": rng.decimal("q", 0.5, 3.0, 1) * rng.choice("sign of q", (-1, 1)),
        "out": rng.choice("out", (0.1, 0.2, 0.3, 0.6, 0.7, 0.8, 0.9)),
        "a": rng.choice("a", (0.2, 0.3, 0.4, 0.6, 0.7, 0.8)),
        "y": rng.integer("y", 0, 1),
    }


def sigma(z):
    return 1 / (1 + exp(-z))


@question.work
def work(**values):
    return {"sigma": sigma, "tanh": tanh}


@question.claim(
    r"$\sigma'(<< z|num >>)$ is << value >>.",
    decimals=4,
    check=lambda z, **_: (1 - tanh(z / 2) ** 2) / 4,
    why=r"$\sigma' = \sigma (1 - \sigma)$, so it is << right >>.",
    wrong={
        "rule_applied_to_z": ("The rule is z (1 - z).", lambda z, **_: z * (1 - z)),
        "sigmoid_sign": ("The derivative of the sigmoid is a (1 + a).", lambda z, **_: sigma(z) * (1 + sigma(z))),
        "sigmoid_itself": ("The activation is its own derivative.", lambda z, **_: sigma(z)),
    },
)
def sigmoid(implementation, z, **_):
    return sigma(z) * (1 - sigma(z))


@question.claim(
    r"$\tanh'(<< u|num >>)$ is << value >>.",
    decimals=4,
    check=lambda u, **_: 4 / (exp(u) + exp(-u)) ** 2,
    why=r"$\tanh' = 1 - \tanh^2$, so it is << right >>.",
    wrong={
        "tanh_not_squared": ("The derivative of tanh is 1 - tanh.", lambda u, **_: 1 - tanh(u)),
        "rule_applied_to_u": ("The rule is one minus the square of the input.", lambda u, **_: 1 - u * u),
        "sigmoid_rule": ("tanh has the slope t (1 - t), as the sigmoid has.", lambda u, **_: tanh(u) * (1 - tanh(u))),
    },
)
def hyperbolic(implementation, u, **_):
    return 1 - tanh(u) ** 2


@question.claim(
    r"For $a = << a|num >>$ and $y = << y >>$, $\partial L / \partial a$ is << value >>.",
    decimals=4,
    check=lambda a, y, **_: -y / a + (1 - y) / (1 - a),
    why=r"$\partial L / \partial a = -y / a + (1 - y) / (1 - a)$, so it is << right >>.",
    wrong={
        "loss_sign": ("The derivative is y/a - (1 - y)/(1 - a).", lambda a, y, **_: (y - a) / (a * (1 - a))),
        "difference": ("The derivative of the cross-entropy by a is a - y.", lambda a, y, **_: a - y),
    },
)
def cross_entropy(implementation, a, y, **_):
    return (a - y) / (a * (1 - a))


@question.claim(
    "A sigmoid unit with the output $<< out|num >>$ has the slope << value >> there.",
    decimals=4,
    check=lambda out, **_: out - out * out,
    why=r"The output is $a = << out|num >>$ already: $a (1 - a)$ is << right >>.",
    wrong={
        "sigmoid_again": ("The rule wants the sigmoid of an output.", lambda out, **_: sigma(out) * (1 - sigma(out))),
        "tanh_rule": ("The slope is one minus the square of the output.", lambda out, **_: 1 - out * out),
    },
)
def from_output(implementation, out, **_):
    return out * (1 - out)


@question.claim(
    r"$\mathrm{ReLU}'(<< q|num >>)$ is << value >>.",
    decimals=4,
    check=lambda q, **_: 1.0 if q > 0 else 0.0,
    why="ReLU has the slope 1 for positive and 0 for negative input.",
    wrong={
        "value_for_slope": ("The slope of ReLU is its value.", lambda q, **_: q if q > 0 else None),
        "on_everywhere": ("ReLU has the slope 1 everywhere.", lambda q, **_: 1.0 if q < 0 else None),
    },
)
def relu(implementation, q, **_):
    return float(abs(q) + q > 0)


@question.proof
def proof():
    z, a, y = sp.symbols("z a y", real=True)
    s = 1 / (1 + sp.exp(-z))
    loss = -(y * sp.log(a) + (1 - y) * sp.log(1 - a))
    return [
        (s * (1 - s), sp.diff(s, z), False),
        (1 - sp.tanh(z) ** 2, sp.diff(sp.tanh(z), z), False),
        ((a - y) / (a * (1 - a)), sp.diff(loss, a), False),
    ]
