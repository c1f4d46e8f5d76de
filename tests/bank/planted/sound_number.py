"""ch10.sound_number  A moving average by hand.    A sound template in which test_planted plants faults"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("momentum",),
    kinds=("MCQ", "NAT"),
    marks={"MCQ": 1, "NAT": 2},
    bloom="apply",
    syllabus="beyond",
    decimals=3,
    stem=r"""
The velocity of gradient descent with momentum is an exponential moving average,
$v_t = \beta v_{t-1} + (1 - \beta) g$. With $\beta = << beta|num >>$, $v_{t-1} = << v|num >>$ and $g = << g|num >>$,
what is $v_t$?
""",
    explanation=r"""
$v_t = << beta|num >> \cdot << v|num >> + << new|num(3) >> \cdot << g|num >>$, which is << key >>.
""",
    feedback={"weights_swapped": "Here $\\beta$ belongs to the old velocity; you found << shown >>."},
)


@question.draw
def draw(rng):
    values = {
        "beta": rng.choice("beta", (0.6, 0.7, 0.75, 0.8, 0.9)),
        "v": rng.decimal("v", 0.51, 2.99, 2),
        "g": rng.decimal("g", 0.51, 2.99, 2),
    }
    if values["v"] == values["g"]:
        raise Reject("old and new are equal")
    return values


@question.work
def work(beta, v, g):
    return {"new": 1 - beta}


@question.answer
def answer(implementation, beta, v, g):
    return beta * v + (1 - beta) * g


@question.check
def check(r, beta, v, g):
    """From the old velocity a step towards the gradient."""
    return v - r((1 - beta) * r(v - g))


@question.proof
def proof():
    """The weights of an average sum to one, so an equal gradient changes nothing."""
    beta, v, g = sp.symbols("beta v g")
    weights = sp.solve([v * sp.Symbol("a") + v * sp.Symbol("b") - v, sp.Symbol("a") - beta], ["a", "b"])
    return beta * v + (1 - beta) * g, weights[sp.Symbol("a")] * v + weights[sp.Symbol("b")] * g


@question.mistake("The gradient keeps the weight beta.")
def weights_swapped(beta, v, g):
    return (1 - beta) * v + beta * g


@question.mistake("The gradient is added without a weight.")
def heavy_ball(beta, v, g):
    return beta * v + g


@question.mistake("The old velocity keeps all of its weight.")
def old_kept(beta, v, g):
    return v + (1 - beta) * g


@question.mistake("The old velocity is forgotten.")
def only_new(beta, v, g):
    return (1 - beta) * g


@question.mistake("The gradient is subtracted.")
def subtracted(beta, v, g):
    return beta * v - (1 - beta) * g


@question.mistake("Only the old velocity counts.")
def only_old(beta, v, g):
    return beta * v


@question.mistake("The weights are one and one.")
def plain_sum(beta, v, g):
    return v + g
