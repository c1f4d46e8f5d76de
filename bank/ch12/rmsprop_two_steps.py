"""ch12.rmsprop_two_steps  Two steps of RMSprop from the start.    Chapter 12, exercise 12.11; Hinton's lecture 6e"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    about="ch12.e11",
    topics=("rmsprop", "optimizers", "adaptive-learning-rate"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=3,
    decimals=3,
    mistakes=("no_root", "gradient_not_squared", "adagrad", "beta_swapped", "bias_correction_added"),
    stem=r"""
RMSprop keeps $s \leftarrow \rho s + (1 - \rho) g^2$, starting at $s = 0$, and then updates
$\theta \leftarrow \theta - \alpha g / \sqrt{s}$ with the new $s$ (no bias correction; $\epsilon$ may be neglected). With
$\rho = << rho|num >>$ and $\alpha = << alpha|num >>$ the gradients of the first two steps are $g_1 = << g1|num >>$ and
$g_2 = << g2|num >>$.

What is $\theta_2 - \theta_0$, the change of $\theta$ by both steps together?
""",
    explanation=r"""
Step 1: $s = (1 - \rho) g_1^2 = << s1|num(6) >>$, and $\theta$ changes by $-\alpha g_1 / \sqrt{s} = << d1|num(6) >>$, that is by
$\alpha / \sqrt{1 - \rho}$ in size, whatever the size of $g_1$ is. Step 2: $s = << rho|num >> \cdot << s1|num(6) >> + << (1 - rho)|num >>
\cdot << (g2 * g2)|num >> = << s2|num(6) >>$, and $\theta$ changes by $-\alpha g_2 / \sqrt{s} = << d2|num(6) >>$. The sum is << key >>.
""",
)


@question.draw
def draw(rng):
    sign = rng.choice("sign", (-1, 1))
    return {
        "rho": rng.choice("rho", (0.8, 0.9, 0.95)),
        "alpha": rng.choice("alpha", (0.05, 0.1, 0.15)),
        "g1": rng.decimal("g1", 1.0, 3.0, 1) * sign,
        "g2": rng.decimal("g2", 1.0, 3.0, 1) * sign,
    }


@question.work
def work(rho, alpha, g1, g2):
    s1 = (1 - rho) * g1**2
    s2 = rho * s1 + (1 - rho) * g2**2
    return {"s1": s1, "s2": s2, "d1": -alpha * g1 / math.sqrt(s1), "d2": -alpha * g2 / math.sqrt(s2)}


@question.answer
def answer(implementation, rho, alpha, g1, g2):
    theta, s = implementation.rmsprop_step(0.0, g1, 0.0, alpha, rho, 0.0)
    return float(implementation.rmsprop_step(theta, g2, s, alpha, rho, 0.0)[0])


@question.check
def check(r, rho, alpha, g1, g2):
    """With s as a weighted sum of the squares."""
    first, second = (1 - rho) * g1 * g1, (1 - rho) * (g2 * g2 + rho * g1 * g1)
    return -r(alpha * g1 / r(sqrt(first))) - r(alpha * g2 / r(sqrt(second)))


@question.proof
def proof():
    rho, alpha, g1, g2 = sp.symbols("rho alpha g1 g2", positive=True)
    s1 = (1 - rho) * g1**2
    s2 = rho * s1 + (1 - rho) * g2**2
    steps = -alpha * g1 / sp.sqrt(s1) - alpha * g2 / sp.sqrt(s2)
    derived = -alpha / sp.sqrt(1 - rho) * (1 + g2 / sp.sqrt(rho * g1**2 + g2**2))

    def where(rho, alpha, g1, g2):
        return {"rho": rho, "alpha": alpha, "g1": g1, "g2": g2} if g1 > 0 else None

    return steps, derived, where


@question.mistake("The first step is the learning rate in size, as with Adam.")
def first_step_alpha(rho, alpha, g1, g2):
    return -math.copysign(alpha, g1) - alpha * g2 / math.sqrt(rho * (1 - rho) * g1**2 + (1 - rho) * g2**2)


@question.mistake("The change asked for is that of the last step.")
def last_step_only(rho, alpha, g1, g2):
    return -alpha * g2 / math.sqrt(rho * (1 - rho) * g1**2 + (1 - rho) * g2**2)


@question.mistake("Each step begins with a fresh s of zero.")
def memory_lost(rho, alpha, g1, g2):
    return -2 * math.copysign(alpha, g1) / math.sqrt(1 - rho)
