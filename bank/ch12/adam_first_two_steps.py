"""ch12.adam_first_two_steps  Where Adam stands after two steps from scratch.    Chapter 12, example 2; Kingma and Ba (2015)"""

import math

import sympy as sp

from dlgrade.bank import Question, Reject, sqrt

question = Question(
    topics=("adam", "bias-correction", "optimizers"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=2,
    decimals=4,
    stem=r"""
Adam, with moments as exponential moving averages that start at zero, steps counted from $t = 1$, both moments bias-corrected and
negligible $\epsilon$, has $\beta_1 = << beta1|num >>$, $\beta_2 = << beta2|num >>$ and $\alpha = << alpha|num >>$. One parameter starts at
$\theta_0 = 0$ and meets the gradients $g_1 = << g1|num >>$ and $g_2 = << g2|num >>$.

What is $\theta_2$, after two steps?
""",
    explanation=r"""
At $t = 1$ the corrected moments are $\hat m = g_1$ and $\hat v = g_1^2$, so the first step is $-\alpha \, g_1 / |g_1| = << first|num >>$,
whatever the size of $g_1$. At $t = 2$ the gradients have the weights $\beta (1 - \beta)$ and $1 - \beta$, which add up to
$1 - \beta^2$; divided by it, $\hat m = (\beta_1 g_1 + g_2) / (1 + \beta_1) = << m_hat|num(6) >>$ and
$\hat v = (\beta_2 g_1^2 + g_2^2) / (1 + \beta_2) = << v_hat|num(6) >>$. The second step is
$-\alpha \hat m / \sqrt{\hat v} = << second|num(6) >>$. From $\theta_0 = 0$ both lead to << key >>.
""",
)


@question.draw
def draw(rng):
    sign = rng.choice("sign", (-1, 1))
    g1, g2 = rng.decimal("g1", 0.5, 3.0, 1), rng.decimal("g2", 0.5, 3.0, 1)
    beta1 = rng.choice("beta1", (0.8, 0.9))
    if g1 == g2:
        raise Reject("the second step is trivial")
    beta2, alpha = rng.choice("beta2", (0.9, 0.95)), rng.choice("alpha", (0.01, 0.1, 0.2, 0.5))
    return {"beta1": beta1, "beta2": beta2, "alpha": alpha, "g1": sign * g1, "g2": sign * g2}


def step(alpha, m, v):
    return -alpha * m / math.sqrt(v)


@question.work
def work(beta1, beta2, alpha, g1, g2):
    m, v = (beta1 * g1 + g2) / (1 + beta1), (beta2 * g1**2 + g2**2) / (1 + beta2)
    return {"first": -math.copysign(alpha, g1), "m_hat": m, "v_hat": v, "second": step(alpha, m, v)}


def adam(beta1, beta2, alpha, g1, g2, left=lambda beta, t: 1 - beta**t):
    m = v = theta = 0.0
    for t, g in ((1, g1), (2, g2)):
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        theta += step(alpha, m / left(beta1, t), v / left(beta2, t))
    return theta


@question.answer
def answer(implementation, **values):
    return adam(**values)


@question.check
def check(r, beta1, beta2, alpha, g1, g2):
    """The moments as weighted sums of the two gradients; the first step is a sign."""
    m = r((1 - beta1) * (beta1 * g1 + g2) / (1 - beta1**2))
    v = r(r((1 - beta2) * (beta2 * g1 * g1 + g2 * g2)) / (1 - beta2**2))
    return -alpha * (g1 / abs(g1) + r(m / r(sqrt(v))))


@question.proof
def proof():
    b1, b2, alpha, g1, g2 = sp.symbols("beta1 beta2 alpha g1 g2", positive=True)
    m1, v1 = (1 - b1) * g1, (1 - b2) * g1**2
    m2, v2 = b1 * m1 + (1 - b1) * g2, b2 * v1 + (1 - b2) * g2**2
    m_hat, v_hat = m2 / (1 - b1**2), v2 / (1 - b2**2)
    m_mean, v_mean = (b1 * g1 + g2) / (1 + b1), (b2 * g1**2 + g2**2) / (1 + b2)

    def where(beta1, beta2, alpha, g1, g2):
        if g1 < 0:
            return None
        return {"beta1": beta1, "beta2": beta2, "alpha": alpha, "g1": g1, "g2": g2}

    first = (m1 / (1 - b1)) / sp.sqrt(v1 / (1 - b2))
    return [
        (m_hat, m_mean, False),
        (v_hat, v_mean, False),
        (first, sp.Integer(1), False),
        (-alpha * (1 + m_mean / sp.sqrt(v_mean)), -alpha * (first + m_hat / sp.sqrt(v_hat)), where),
    ]


@question.mistake("The moments are used as they are, without correction.")
def no_correction(**values):
    return adam(**values, left=lambda beta, t: 1)


@question.mistake("The correction divides by 1 - beta in every step.")
def corrected_as_at_1(**values):
    return adam(**values, left=lambda beta, t: 1 - beta)


@question.mistake("Steps are counted from 0, so step t has the correction of t + 1.")
def one_step_ahead(**values):
    return adam(**values, left=lambda beta, t: 1 - beta ** (t + 1))


@question.mistake("Every step of Adam has the size of the learning rate.")
def alpha_in_each_step(beta1, beta2, alpha, g1, g2):
    return -math.copysign(alpha, g1) - math.copysign(alpha, g2)


@question.mistake("The second step divides the new gradient itself by the root of the corrected v.")
def gradient_for_m_hat(beta1, beta2, alpha, g1, g2):
    return -math.copysign(alpha, g1) + step(alpha, g2, (beta2 * g1**2 + g2**2) / (1 + beta2))


@question.mistake("What is asked for is the last step alone.")
def last_step_only(beta1, beta2, alpha, g1, g2):
    return step(alpha, (beta1 * g1 + g2) / (1 + beta1), (beta2 * g1**2 + g2**2) / (1 + beta2))
