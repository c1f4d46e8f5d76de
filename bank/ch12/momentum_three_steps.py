"""ch12.momentum_three_steps  Three steps of momentum with changing gradients.    Chapter 12, exercise 12.7"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.e07",
    topics=("momentum", "moving-average", "optimizers"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=4,
    mistakes=("heavy_ball", "beta_swapped", "moves_with_old_velocity", "climbs"),
    stem=r"""
Momentum in the form of a moving average updates $v_t = \beta v_{t-1} + (1 - \beta) g_t$ and $\theta_t = \theta_{t-1} - \alpha v_t$, without bias correction,
with $v_0 = 0$, $\beta = << beta|num >>$ and $\alpha = << alpha|num >>$. A parameter starts at $\theta_0 = << theta|num >>$ and meets the gradients
$g_1 = << g[0]|num >>$, $g_2 = << g[1]|num >>$ and $g_3 = << g[2]|num >>$.

What is $\theta_3$?
""",
    explanation=r"""
$v_1 = << v[0]|num(5) >>$, $v_2 = << v[1]|num(5) >>$ and $v_3 = << v[2]|num(5) >>$. The velocities add up to $<< v|sum|num(5) >>$, so
$\theta_3 = << theta|num >> - << alpha|num >> \cdot << total_ >>$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    g = [x / 10 for x in rng.sample("g", (-9, -8, -6, -5, -3, -2, 2, 3, 4, 5, 7, 8, 9, 12), 3)]
    return {
        "g": g,
        "beta": rng.choice("beta", (0.6, 0.7, 0.8, 0.9)),
        "alpha": rng.choice("alpha", (0.2, 0.3, 0.4, 0.5)),
        "theta": rng.decimal("theta", -1.5, 1.5, 1),
    }


@question.work
def work(g, beta, alpha, theta):
    v = [0.0]
    for one in g:
        v.append(beta * v[-1] + (1 - beta) * one)
    total = sum(v)
    return {"v": v[1:], "total_": f"({total:.5f})" if total < 0 else f"{total:.5f}"}


@question.answer
def answer(implementation, g, beta, alpha, theta):
    v = 0.0
    for one in g:
        theta, v = implementation.momentum_step(theta, one, v, alpha, beta)
    return theta


@question.check
def check(r, g, beta, alpha, theta):
    """Each gradient with the share of it that all three steps together apply."""
    return theta - alpha * r((1 - beta**3) * g[0] + (1 - beta**2) * g[1] + (1 - beta) * g[2])


@question.proof
def proof():
    beta, alpha, theta = sp.symbols("beta alpha theta", positive=True)
    g = sp.symbols("g1:4", real=True)
    v, place = 0, theta
    for one in g:
        v = beta * v + (1 - beta) * one
        place -= alpha * v
    shares = sum((1 - beta ** (3 - k)) * g[k] for k in range(3))

    def where(g, beta, alpha, theta):
        return {"g1": g[0], "g2": g[1], "g3": g[2], "beta": beta, "alpha": alpha, "theta": theta}

    return theta - alpha * shares, place, where


@question.mistake("A moving average that starts at zero is divided by 1 - beta^t.")
def bias_corrected(g, beta, alpha, theta):
    v = 0.0
    for t, one in enumerate(g, 1):
        v = beta * v + (1 - beta) * one
        theta -= alpha * v / (1 - beta**t)
    return theta


@question.mistake("The velocity only matters in the last step; the parameter makes one move.")
def last_step_only(g, beta, alpha, theta):
    return theta - alpha * (1 - beta) * (beta * beta * g[0] + beta * g[1] + g[2])


@question.mistake("The steps are those of plain gradient descent.")
def plain_descent(g, beta, alpha, theta):
    return theta - alpha * sum(g)
