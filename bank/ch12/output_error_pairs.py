"""ch12.output_error_pairs  The first step back, for five pairs of output and loss.    Chapter 12, section 12.6.2"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("backpropagation", "loss", "activations"),
    kinds="MSQ",
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    stem=r"""
A network's output unit has the activation $a = g(z) = << a|num >>$, the target is $y = << y >>$. Let $B = -(y \ln a + (1 - y) \ln(1 - a))$ be the
binary cross-entropy and $S = \frac{1}{2} (a - y)^2$ the squared loss. Values are rounded to 4 decimal places.

Which of these statements on the derivative by the pre-activation $z$ is/are right?
""",
    explanation=r"""
The derivative by $z$ is that by $a$ times the slope of $g$. By $a$: $\partial B / \partial a = (a - y) / (a (1 - a)) = << by_a|num(4) >>$ and
$\partial S / \partial a = a - y = << (a - y)|num(4) >>$. The slopes in terms of $a$: sigmoid $a (1 - a) = << (a * (1 - a))|num(4) >>$, tanh
$1 - a^2 = << (1 - a * a)|num(4) >>$, linear 1, ReLU 1 since $a > 0$. So $a - y$ is right for the sigmoid with $B$ and for the linear output
with $S$, the pairs in which the slope cancels or is 1 (and for a ReLU that is on, with $S$), and for no other.
""",
)


@question.draw
def draw(rng):
    return {"a": rng.decimal("a", 0.05, 0.95, 2), "y": rng.integer("y", 0, 1)}


@question.work
def work(a, y):
    return {"by_a": (a - y) / (a * (1 - a))}


DIFFERENCE = ("The derivative is a - y for every output and every loss.", lambda a, y: a - y)
REVERSED = ("The error is the target minus the output.", lambda a, y: y - a)
NO_SLOPE = (
    "The derivative by the output is all; the slope of the output is no part of it.",
    lambda a, y: (a - y) / (a * (1 - a)),
)


@question.claim(
    r"For a **sigmoid** output with $B$ it is << value >>.",
    decimals=4,
    check=lambda a, y: (-y / a + (1 - y) / (1 - a)) * a * (1 - a),
    why="The slope cancels: it is $a - y$, << right >>.",
    wrong={
        "extra_slope": ("The slope is a factor here as well.", lambda a, y: (a - y) * a * (1 - a)),
        "target_minus_output": REVERSED,
        "no_output_slope": NO_SLOPE,
    },
)
def sigmoid_cross_entropy(implementation, a, y):
    return a - y


@question.claim(
    r"For a **sigmoid** output with $S$ it is << value >>.",
    decimals=4,
    check=lambda a, y: a**2 - a**3 - y * a + y * a**2,
    why="It is $(a - y) \\, a (1 - a)$, << right >>; nothing cancels.",
    wrong={
        "difference_for_all": DIFFERENCE,
        "tanh_slope": ("The slope is 1 - a^2.", lambda a, y: (a - y) * (1 - a * a)),
    },
)
def sigmoid_squared(implementation, a, y):
    return (a - y) * a * (1 - a)


@question.claim(
    r"For a **tanh** output with $S$ it is << value >>.",
    decimals=4,
    check=lambda a, y: (a - y) * (1 - a) * (1 + a),
    why="It is $(a - y) (1 - a^2)$, << right >>.",
    wrong={
        "difference_for_all": DIFFERENCE,
        "tanh_not_squared": ("The slope of tanh is 1 - a.", lambda a, y: (a - y) * (1 - a)),
    },
)
def tanh_squared(implementation, a, y):
    return (a - y) * (1 - a**2)


@question.claim(
    r"For a **linear** output with $S$ it is << value >>.",
    decimals=4,
    check=lambda a, y: ((a - y + 1) ** 2 - (a - y - 1) ** 2) / 4,
    why="The slope is 1: it is $a - y$, << right >>.",
    wrong={
        "target_minus_output": REVERSED,
        "factor_two": ("The squared loss, differentiated, has a factor 2.", lambda a, y: 2 * (a - y)),
        "sigmoid_slope": ("The slope a (1 - a) is always a factor.", lambda a, y: (a - y) * a * (1 - a)),
    },
)
def linear_squared(implementation, a, y):
    return a - y


@question.claim(
    r"For a **ReLU** output with $B$ it is << value >>.",
    decimals=4,
    check=lambda a, y: -1 / a if y else 1 / (1 - a),
    why=r"The slope of ReLU is 1, so it is $\partial B / \partial a$, << right >>.",
    wrong={
        "difference_for_all": DIFFERENCE,
        "target_minus_output": ("The loss has the other sign.", lambda a, y: (y - a) / (a * (1 - a))),
    },
)
def relu_cross_entropy(implementation, a, y):
    return (a - y) / (a * (1 - a))


@question.proof
def proof():
    """The losses as functions of z, differentiated."""
    z, y = sp.symbols("z y", real=True)
    s, t, p = 1 / (1 + sp.exp(-z)), sp.tanh(z), sp.Symbol("p", positive=True)

    def cross_entropy(a):
        return -(y * sp.log(a) + (1 - y) * sp.log(1 - a))

    return [
        (s - y, sp.diff(cross_entropy(s), z), False),
        ((s - y) * s * (1 - s), sp.diff((s - y) ** 2 / 2, z), False),
        ((t - y) * (1 - t**2), sp.diff((t - y) ** 2 / 2, z), False),
        ((p - y) / (p * (1 - p)), sp.diff(cross_entropy(p), p), False),
    ]
