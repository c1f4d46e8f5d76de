"""ch10.hidden_width_in_budget  The widest hidden layer for a budget.    Chapter 10, GATE corner, MCQ 1"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("parameter-count", "mlp"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    stem=r"""
A fully connected network has << n >> inputs, one hidden layer with $h$ units, and << k >> outputs. Every hidden unit and every
output unit has one bias. The network may have at most << budget >> trainable parameters.

What is the largest possible $h$?
""",
    explanation=r"""
The hidden layer has $<< n >>h + h$ parameters and the output layer $<< k >>h + << k >>$, together
$<< n + k + 1 >>h + << k >>$. From $<< n + k + 1 >>h + << k >> \le << budget >>$ follows
$h \le << budget - k >> / << n + k + 1 >> = << ((budget - k) / (n + k + 1))|num(2) >>$, so the largest whole number is << key >>.
""",
    feedback={
        "weights_only": "Without biases $h$ would enter only << n + k >> times, but a hidden unit costs << n + k + 1 >> parameters.",
        "rounded_up": "This many units need more than << budget >> parameters.",
    },
)


@question.draw
def draw(rng):
    n, k = rng.integer("n", 8, 20), rng.integer("k", 2, 6)
    left = rng.integer("left", 1, n + k)
    return {"n": n, "k": k, "budget": (n + k + 1) * rng.integer("h", 25, 90) + k + left}


@question.answer
def answer(implementation, n, k, budget):
    return (budget - k) // (n + k + 1)


@question.check
def check(n, k, budget):
    """The networks with 1, 2, 3, ... hidden units that fit, counted by their sizes."""
    one_unit = n + 1 + k + k
    return len(range(one_unit, budget + 1, n + k + 1))


@question.proof
def proof():
    """Solve "layer by layer, all parameters are the budget" for the width."""
    h, n, k, budget, i = sp.symbols("h n k budget i", positive=True, integer=True)
    size = sp.summation(n + 1, (i, 1, h)) + sp.summation(h + 1, (i, 1, k))
    (width,) = sp.solve(size - budget, h)
    return [(size, h * (n + k + 1) + k, False), (sp.floor((budget - k) / (n + k + 1)), sp.floor(sp.factor(width)))]


@question.mistake("Only weights are parameters.")
def weights_only(n, k, budget):
    return budget // (n + k)


@question.mistake("The hidden units have no biases, only the outputs do.")
def no_hidden_biases(n, k, budget):
    return (budget - k) // (n + k)


@question.mistake("The budget is for the hidden layer, the output layer comes for free.")
def hidden_layer_only(n, k, budget):
    return budget // (n + 1)


@question.mistake("A width that comes out as a fraction is rounded up.")
def rounded_up(n, k, budget):
    return (budget - k) // (n + k + 1) + 1


@question.mistake("A hidden unit has a bias for what enters it and another for what leaves it.")
def two_biases(n, k, budget):
    return (budget - k) // (n + k + 2)


@question.mistake("Every weight has a bias of its own.")
def bias_per_weight(n, k, budget):
    return budget // (2 * (n + k))


@question.mistake("The input units have biases as well.")
def input_biases(n, k, budget):
    found = (budget - n - k) // (n + k + 1)
    return found if found < (budget - k) // (n + k + 1) else None
