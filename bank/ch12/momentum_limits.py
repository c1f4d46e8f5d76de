"""ch12.momentum_limits  What two forms of momentum tend to.    Chapter 12, momentum; interview question 9"""

import math

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("momentum", "moving-average", "optimizers", "learning-rate"),
    kinds="MSQ",
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    alike="momentum-and-rate",
    version=3,
    stem=r"""
Two programs minimize with momentum, $\beta = << beta|num >>$, and update $\theta \leftarrow \theta - \alpha v$ in each step; $v$ starts at 0.
Program E uses the moving average $v \leftarrow \beta v + (1 - \beta) g$, program H the heavy ball
$v \leftarrow \beta v + g$. The gradient is $g = << g|num >>$ in every step.
Numbers are rounded to the places shown. Which of these statements is/are right?
""",
    explanation=r"""
After $t$ steps program E has $v = g (1 - \beta^t)$ and program H has $v = g (1 - \beta^t) / (1 - \beta)$. So E tends to $g = << g|num >>$
and H to $g / (1 - \beta) = << (g / (1 - beta))|num >>$, $1 / (1 - \beta) = << window|num >>$ times as much at every $t$; the same steps
need a learning rate of H that is smaller by this factor. The share $<< share|num >>$ of the limit is reached when
$\beta^t \le << (1 - share)|num >>$, that is $t \ge \ln << (1 - share)|num >> / \ln << beta|num >> = << exact|num(2) >>$.
""",
)


@question.draw
def draw(rng):
    beta, share = rng.choice("beta", (0.6, 0.75, 0.8, 0.9, 0.95, 0.98)), rng.choice("share", (0.5, 0.8, 0.9, 0.95))
    exact = math.log(1 - share) / math.log(beta)
    if abs(exact - round(exact)) < 0.01:
        raise Reject("the share is met nearly exactly")
    return {
        "beta": beta,
        "share": share,
        "g": rng.integer("g", 2, 9),
        "alpha": rng.choice("alpha", (0.1, 0.2, 0.3, 0.4)),
    }


@question.work
def work(beta, share, g, alpha):
    return {"window": 1 / (1 - beta), "exact": math.log(1 - share) / math.log(beta)}


def claim(name, text, of, check, why, **wrong):
    def right(implementation, **values):
        return of(**values)

    right.__name__ = name
    places = {"steps": None, "matching_rate": 4}.get(name, 2)
    question.claim(text, check=check, decimals=places, why=why, wrong=wrong)(right)


claim(
    "average_limit",
    "The velocity of program E tends to << value >>.",
    lambda g, **_: float(g),
    lambda g, beta, **_: (1 - beta) * g / (1 - beta),
    r"The weights $(1 - \beta) \beta^k$ add up to 1: the limit is << right >>.",
    average_amplifies=(
        "An average ends 1/(1-beta) times as large as the gradient.",
        lambda g, beta, **_: g / (1 - beta),
    ),
    average_shrinks=("The average tends to (1-beta) g.", lambda g, beta, **_: g * (1 - beta)),
)
claim(
    "heavy_ball_limit",
    "The velocity of program H tends to << value >>.",
    lambda g, beta, **_: g / (1 - beta),
    lambda g, beta, **_: g + beta * g / (1 - beta),
    r"The weights $\beta^k$ add up to $1 / (1 - \beta)$: the limit is << right >>.",
    both_tend_to_g=("Both forms tend to the gradient.", lambda g, **_: float(g)),
    over_beta=("The limit is g / beta.", lambda g, beta, **_: g / beta),
)
claim(
    "ratio",
    r"In every step the velocity of program H is << value >> times that of program E.",
    lambda beta, **_: 1 / (1 - beta),
    lambda beta, **_: (1 + beta) / (1 - beta * beta),
    r"They differ by the constant factor $1 / (1 - \beta)$, << right >>.",
    one_over_beta=("The forms differ by the factor 1/beta.", lambda beta, **_: 1 / beta),
    window_short=("The forms differ by beta/(1-beta).", lambda beta, **_: beta / (1 - beta)),
)
claim(
    "matching_rate",
    r"Program H with $\alpha =$ << value >> makes the same steps as program E with $\alpha = << alpha|num >>$.",
    lambda alpha, beta, **_: alpha * (1 - beta),
    lambda alpha, beta, g, **_: alpha * (g - beta * g) / g,
    r"The velocity of H is $1 / (1 - \beta)$ times as large, so its rate is $(1 - \beta) \alpha$, << right >>.",
    rate_raised=("The heavy ball needs the larger rate.", lambda alpha, beta, **_: alpha / (1 - beta)),
    rate_times_beta=("The rates differ by the factor beta.", lambda alpha, beta, **_: alpha * beta),
)
claim(
    "steps",
    "Program H first has at least $<< (100 * share)|num >>$ percent of its limit after << value >> steps.",
    lambda beta, share, **_: math.ceil(math.log(1 - share) / math.log(beta)),
    lambda beta, share, **_: next(t for t in range(1, 999) if 1 - beta**t >= share),
    r"$1 - \beta^t \ge << share|num >>$ first holds at << right >>.",
    one_window=("After one window of 1/(1-beta) steps it has arrived.", lambda beta, **_: round(1 / (1 - beta))),
    share_for_rest=(
        "It is reached when beta^t has fallen to the share.",
        lambda beta, share, **_: steps if (steps := math.ceil(math.log(share) / math.log(beta))) > 1 else None,
    ),
)


@question.proof
def proof():
    """The two recursions, solved, and their limits for beta = 1/2."""
    g, b = sp.symbols("g beta", positive=True)
    t = sp.Symbol("t", integer=True, positive=True)
    v = sp.Function("v")

    def solved(new):
        return sp.rsolve(v(t + 1) - b * v(t) - new, v(t), {v(0): 0})

    half = sp.Rational(1, 2)
    return [
        (g * (1 - b**t), solved((1 - b) * g), False),
        (g * (1 - b**t) / (1 - b), solved(g), False),
        (g / (1 - half), sp.limit(solved(g).subs(b, half), t, sp.oo), False),
        (g, sp.limit(solved((1 - b) * g).subs(b, half), t, sp.oo), False),
        (1 - b, sp.cancel(solved((1 - b) * g) / solved(g)), False),
    ]
