"""ch12.l2_weight_step  One step with weight decay by L2 regularization.    Chapter 12, backward pass of the network class"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("l2-regularization", "weight-decay", "gradient-descent"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=4,
    stem=r"""
The cost of a network on $m = << m >>$ examples is $J = J_{\text{data}} + \frac{\lambda}{2m} \sum w^2$, with $\lambda = << lam|num >>$ and the sum
over all weights. Backpropagation gives $\partial J_{\text{data}} / \partial w = << g|num >>$ for the weight $w = << w|num >>$.

What is $w$ after one step of gradient descent on $J$ with learning rate $\alpha = << alpha|num >>$?
""",
    explanation=r"""
The penalty has the derivative $\frac{\lambda}{2m} \cdot 2 w = \frac{\lambda}{m} w = << lam|num >> / << m >> \cdot << w_ >> = << decay|num(5) >>$. With the
data's part the slope is $<< g|num >> << decay|signed(5) >> = << (g + decay)|num(5) >>$, and the new weight
$<< w|num >> - << alpha|num >> \cdot << slope_ >>$ is << key >>. (The same: $w$ is first multiplied by
$1 - \alpha \lambda / m = << (1 - alpha * lam / m)|num(5) >>$, hence "weight decay".)
""",
)


@question.draw
def draw(rng):
    return {
        "w": rng.decimal("w", 0.8, 2.5, 1) * rng.choice("sign of w", (-1, 1)),
        "g": rng.decimal("g", 0.1, 0.9, 1) * rng.choice("sign of g", (-1, 1)),
        "m": rng.choice("m", (10, 16, 20, 25, 40)),
        "lam": rng.choice("lam", (2, 3, 4, 5, 6)),
        "alpha": rng.choice("alpha", (0.1, 0.2, 0.3, 0.5)),
    }


@question.work
def work(w, g, m, lam, alpha):
    decay = lam / m * w
    slope = g + decay
    return {
        "decay": decay,
        "w_": f"({w:g})" if w < 0 else f"{w:g}",
        "slope_": f"({slope:.5f})" if slope < 0 else f"{slope:.5f}",
    }


@question.answer
def answer(implementation, w, g, m, lam, alpha):
    return w - alpha * (g + lam / m * w)


@question.check
def check(r, w, g, m, lam, alpha):
    """As weight decay: shrink, then go down the data's slope."""
    return w * r((m - alpha * lam) / m) - alpha * g


@question.proof
def proof():
    w, g, m, lam, alpha = sp.symbols("w g m lam alpha", positive=True)
    u = sp.Symbol("u")
    cost = g * u + lam / (2 * m) * u**2  # the data's part, in first order
    return w * (1 - alpha * lam / m) - alpha * g, w - alpha * sp.diff(cost, u).subs(u, w)


@question.mistake("The derivative of the penalty keeps its 1/(2m).")
def half_kept(w, g, m, lam, alpha):
    return w - alpha * (g + lam / (2 * m) * w)


@question.mistake("The derivative of the penalty is 2 lambda w / m.")
def factor_two(w, g, m, lam, alpha):
    return w - alpha * (g + 2 * lam / m * w)


@question.mistake("The penalty does not depend on the number of examples.")
def no_m(w, g, m, lam, alpha):
    return w - alpha * (g + lam * w)


@question.mistake("The penalty works against the gradient, so it is subtracted from it.")
def penalty_subtracted(w, g, m, lam, alpha):
    return w - alpha * (g - lam / m * w)


@question.mistake("The penalty changes the cost, not the step.")
def penalty_ignored(w, g, m, lam, alpha):
    return w - alpha * g


@question.mistake("The decay is not multiplied by the learning rate.")
def decay_without_rate(w, g, m, lam, alpha):
    return w * (1 - lam / m) - alpha * g


@question.mistake("The derivative of the squared weight is a constant.")
def constant_penalty(w, g, m, lam, alpha):
    return w - alpha * (g + (lam / m if w > 0 else -lam / m))
