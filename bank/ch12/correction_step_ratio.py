"""ch12.correction_step_ratio  How long Adam's steps would be without bias correction.    Chapter 12, MCQ 3"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    topics=("adam", "bias-correction"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    decimals=3,
    stem=r"""
Adam starts with $m_0 = v_0 = 0$ and counts its steps from $t = 1$. At step $t = << t >>$, with $\beta_1 = << beta1|num >>$, $\beta_2 = << beta2|num >>$ and
$\epsilon$ so small that it may be neglected, $m_t$ and $v_t$ are both known and not zero.

By which factor does the length of the step change if both bias corrections are left out? (Step without corrections divided by the step with them.)
""",
    explanation=r"""
With corrections the step is $\alpha \, \frac{m_t}{1 - \beta_1^t} / \sqrt{\frac{v_t}{1 - \beta_2^t}}$, without them $\alpha \, m_t / \sqrt{v_t}$. The quotient is
$(1 - \beta_1^{<< t >>}) / \sqrt{1 - \beta_2^{<< t >>}} = << one|num(6) >> / \sqrt{<< two|num(6) >>}$, which is << key >>. Neither $m_t$ nor $v_t$ nor
$\alpha$ matters.
""",
)


@question.draw
def draw(rng):
    return {
        "t": rng.integer("t", 1, 6),
        "beta1": rng.choice("beta1", (0.5, 0.6, 0.7, 0.8, 0.9)),
        "beta2": rng.choice("beta2", (0.9, 0.95, 0.96, 0.98, 0.99)),
    }


@question.work
def work(t, beta1, beta2):
    return {"one": 1 - beta1**t, "two": 1 - beta2**t}


@question.answer
def answer(implementation, t, beta1, beta2):
    return (1 - beta1**t) / math.sqrt(1 - beta2**t)


@question.check
def check(r, t, beta1, beta2):
    """The weights of the t gradients, summed one by one."""
    one, two = sum((1 - beta1) * beta1**k for k in range(t)), sum((1 - beta2) * beta2**k for k in range(t))
    return r(one) / r(sqrt(r(two)))


@question.proof
def proof():
    """The corrections as sums of weights, and the quotient of the two steps."""
    t = sp.Symbol("t", positive=True, integer=True)
    w1, w2, m, v, a, b, k = sp.symbols("w1 w2 m v alpha beta k", positive=True)
    weights = sp.simplify(sp.summation((1 - b) * b**k, (k, 0, t - 1)))
    with_them, without = a * (m / w1) / sp.sqrt(v / w2), a * m / sp.sqrt(v)

    def where(t, beta1, beta2):
        return {"w1": 1 - beta1**t, "w2": 1 - beta2**t}

    return [(weights, 1 - b**t, False), (w1 / sp.sqrt(w2), without / with_them, where)]


@question.mistake("Leaving the corrections out has the effect of the corrections themselves.")
def upside_down(t, beta1, beta2):
    return math.sqrt(1 - beta2**t) / (1 - beta1**t)


@question.mistake("The correction of v counts in full, without the root.")
def no_root(t, beta1, beta2):
    return (1 - beta1**t) / (1 - beta2**t)


@question.mistake("Only the correction of m changes the step.")
def only_m(t, beta1, beta2):
    return 1 - beta1**t


@question.mistake("Only the correction of v changes the step.")
def only_v(t, beta1, beta2):
    return 1 / math.sqrt(1 - beta2**t)


@question.mistake("Both corrections make the step longer, so both factors are lost.")
def both_lost(t, beta1, beta2):
    return (1 - beta1**t) * math.sqrt(1 - beta2**t)


@question.mistake("The corrections are the same at every step, 1 - beta.")
def no_power(t, beta1, beta2):
    return (1 - beta1) / math.sqrt(1 - beta2)


@question.mistake("At step t the powers are those of t - 1.")
def one_step_behind(t, beta1, beta2):
    return (1 - beta1 ** (t - 1)) / math.sqrt(1 - beta2 ** (t - 1)) if t > 1 else None
