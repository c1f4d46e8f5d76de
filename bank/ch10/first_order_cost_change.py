"""ch10.first_order_cost_change  What one small step should gain.    Chapter 10, the network class, gradient descent"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("gradient-descent", "optimization", "taylor"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=4,
    stem=r"""
At the present parameters the cost of a network is $J = << J|num >>$ and the gradient with respect to its three parameters is
$\nabla J = (<< g[0]|num >>,\ << g[1]|num >>,\ << g[2]|num >>)$. One step of gradient descent is made with the learning rate
$\alpha = << alpha|num >>$.

Which cost does the linear (first-order) approximation of $J$ predict after this step?
""",
    explanation=r"""
The step is $-\alpha \nabla J$, and the linear approximation changes by gradient times step:
$\nabla J \cdot (-\alpha \nabla J) = -\alpha \lVert \nabla J \rVert^2 = -<< alpha|num >>\cdot << square|num >>$. From $<< J|num >>$ this leads to << key >>.
""",
    feedback={
        "whole_length": "The length of the gradient enters twice: in the slope along the step, and in the step's own length."
    },
)


@question.draw
def draw(rng):
    return {
        "J": rng.integer("J", 15, 40) / 10,
        "g": [rng.choice("sign", (-1, 1)) * rng.integer("g", 2, 15) / 10 for _ in range(3)],
        "alpha": rng.choice("alpha", (0.01, 0.02, 0.05, 0.1)),
    }


@question.work
def work(J, g, alpha):
    return {"square": sum(x * x for x in g)}


@question.answer
def answer(implementation, J, g, alpha):
    return J - alpha * sum(x * x for x in g)


@question.check
def check(r, J, g, alpha):
    """Parameter by parameter: slope times how far the parameter moves."""
    for slope in g:
        moved = -alpha * slope
        J = J + r(slope * moved)
    return J


@question.proof
def proof():
    """The derivative, at step length 0, of a cost along the negative gradient."""
    x, y, z, a, b, c, J, alpha, t = sp.symbols("x y z a b c J alpha t", real=True)
    cost = J + a * x + b * y + c * z + x**2 + x * y * z  # any cost with this value and gradient at the origin
    along = cost.subs({x: -t * a, y: -t * b, z: -t * c}, simultaneous=True)
    linear = along.subs(t, 0) + alpha * along.diff(t).subs(t, 0)
    formula = J - alpha * (a**2 + b**2 + c**2)
    return formula, linear, lambda J, g, alpha: {**dict(zip("abc", g, strict=True)), "J": J, "alpha": alpha}


def other(value, J, g, alpha):
    """The value, unless the belief hardly makes a difference here."""
    return value if abs(value - J + alpha * sum(x * x for x in g)) > 0.0015 else None


@question.mistake("The cost falls by the learning rate times the length of the gradient.")
def whole_length(J, g, alpha):
    return other(J - alpha * sum(x * x for x in g) ** 0.5, J, g, alpha)


@question.mistake("The step follows the gradient, so the cost grows.")
def uphill(J, g, alpha):
    return J + alpha * sum(x * x for x in g)


@question.mistake("The changes are the learning rate times the entries, summed up.")
def sum_of_entries(J, g, alpha):
    return other(J - alpha * sum(g), J, g, alpha)


@question.mistake("As in the energy of a spring, half of the square counts.")
def half_of_it(J, g, alpha):
    return J - alpha * sum(x * x for x in g) / 2


@question.mistake("The learning rate enters the step and the slope, so it is squared.")
def rate_squared(J, g, alpha):
    return J - alpha**2 * sum(x * x for x in g)


@question.mistake("The signs of the entries do not matter: their sizes are summed up.")
def sum_of_sizes(J, g, alpha):
    return other(J - alpha * sum(abs(x) for x in g), J, g, alpha)


@question.mistake("The squares of the gradient's entries are averaged over the parameters.")
def mean_of_squares(J, g, alpha):
    return J - alpha * sum(x * x for x in g) / 3


@question.mistake("The learning rate is the share of the cost that a step takes away.")
def cost_scaled(J, g, alpha):
    return other(J * (1 - alpha), J, g, alpha)


@question.mistake("The gradient enters twice, in the slope and in the step, so the product counts twice.")
def twice_the_product(J, g, alpha):
    return J - 2 * alpha * sum(x * x for x in g)
