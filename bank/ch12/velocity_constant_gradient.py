"""ch12.velocity_constant_gradient  The velocity of a constant gradient after some steps.    Chapter 12, momentum"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.t11",
    topics=("momentum", "moving-average", "optimizers"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=3,
    mistakes=("one_step_short", "one_gradient_more", "beta_swapped", "forms_exchanged", "grows_without_bound"),
    stem=r"""
Gradient descent with momentum keeps a velocity, $<< rule >>$ with $v_0 = 0$ and $\beta = << beta|num >>$ (<< name >>, no bias
correction). In every step the gradient is $g = << g|num >>$. What is $v_{<< t >>}$, after << t >> steps?
""",
    explanation=r"""
<% if form == "ema" %>
The weights of the << t >> gradients are $(1 - \beta) \beta^k$, $k = 0, \ldots, << t - 1 >>$, and add up to $1 - \beta^{<< t >>}$. So
$v_{<< t >>} = << g|num >> \cdot (1 - << beta|num >>^{<< t >>}) = << g|num >> \cdot << rest|num(6) >>$, which is << key >>. This form tends to $g$ and never
exceeds it in size.
<% else %>
The << t >> gradients enter with the weights $\beta^k$, $k = 0, \ldots, << t - 1 >>$, which add up to $(1 - \beta^{<< t >>}) / (1 - \beta)$. So
$v_{<< t >>} = << g|num >> \cdot << rest|num(6) >> / << (1 - beta)|num >>$, which is << key >>. This form tends to
$g / (1 - \beta)$, << (1 / (1 - beta))|num(2) >> times the gradient.
<% endif %>
""",
)


@question.draw
def draw(rng):
    return {
        "form": rng.choice("form", ("ema", "heavy ball")),
        "g": rng.decimal("g", 0.4, 1.6, 1) * rng.choice("sign", (-1, 1)),
        "beta": rng.choice("beta", (0.6, 0.7, 0.75, 0.8, 0.9)),
        "t": rng.integer("t", 3, 6),
    }


@question.work
def work(form, g, beta, t):
    ema = form == "ema"
    return {
        "rule": r"v_t = \beta v_{t-1} + (1 - \beta) g_t" if ema else r"v_t = \beta v_{t-1} + g_t",
        "name": "an exponential moving average" if ema else "the heavy-ball form",
        "rest": 1 - beta**t,
    }


@question.answer
def answer(implementation, form, g, beta, t):
    return implementation.velocity(g, beta, t, form)


@question.check
def check(r, form, g, beta, t):
    """What the weights have added up to after t steps: 1 less the part that is still missing."""
    missing = 1
    for _ in range(t):
        missing = missing * beta
    share = r(1 - missing)
    return g * share if form == "ema" else r(g * share) / (1 - beta)


@question.proof
def proof():
    """The two recursions, solved."""
    g, b = sp.symbols("g beta", positive=True)
    t = sp.Symbol("t", integer=True, positive=True)
    v = sp.Function("v")

    def solved(new):
        return sp.rsolve(v(t + 1) - b * v(t) - new, v(t), {v(0): 0})

    def only(wanted):
        return lambda form, g, beta, t: {"g": g, "beta": beta, "t": t} if form == wanted else None

    ema, heavy = g * (1 - b**t), g * (1 - b**t) / (1 - b)
    return [(ema, solved((1 - b) * g), only("ema")), (heavy, solved(g), only("heavy ball"))]


@question.mistake("A velocity is the mean of the gradients so far.")
def plain_mean(form, g, beta, t):
    return g


@question.mistake("Only what is left of the first gradient counts.")
def first_gradient_only(form, g, beta, t):
    return g * beta ** (t - 1) * (1 - beta if form == "ema" else 1)
