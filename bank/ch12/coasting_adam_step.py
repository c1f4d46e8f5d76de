"""ch12.coasting_adam_step  How Adam moves a parameter whose gradient has become zero.    Chapter 12, research problem 1"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    topics=("adam", "sparse-gradients", "embeddings"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=3,
    decimals=4,
    stem=r"""
Ordinary (dense) Adam trains an embedding, from $m_0 = v_0 = 0$, with $\alpha = << alpha|num >>$, $\beta_1 = << beta1|num >>$, $\beta_2 = << beta2|num >>$, bias correction with $t$ from 1, and
$\epsilon$ so small that it may be neglected. One of its parameters has the gradient << g >> at step 1 and 0 at all later steps, because its word does not occur again.

How far does this parameter move in step $t = << t >>$ alone (absolute value)?
""",
    explanation=r"""
At step << t >> the moments are what is left of the first gradient: $m = (1 - \beta_1) \beta_1^{<< t - 1 >>} g = << m|num(6) >>$ and
$v = (1 - \beta_2) \beta_2^{<< t - 1 >>} g^2 = << v|num(6) >>$. Corrected: $\hat m = m / (1 - \beta_1^{<< t >>}) = << m_hat|num(6) >>$ and
$\hat v = v / (1 - \beta_2^{<< t >>}) = << v_hat|num(6) >>$. The step is $\alpha \hat m / \sqrt{\hat v}$, which is << key >>; the size of $g$ cancels. Lazy Adam would not move the
parameter at all in this step.
""",
)


@question.draw
def draw(rng):
    return {
        "t": rng.integer("t", 2, 4),
        "alpha": rng.choice("alpha", (0.1, 0.2, 0.3, 0.4, 0.5)),
        "beta1": rng.choice("beta1", (0.6, 0.7, 0.8, 0.9)),
        "beta2": rng.choice("beta2", (0.9, 0.95, 0.96, 0.98, 0.99)),
        "g": rng.integer("g", 2, 6),
    }


@question.work
def work(t, alpha, beta1, beta2, g):
    m, v = (1 - beta1) * beta1 ** (t - 1) * g, (1 - beta2) * beta2 ** (t - 1) * g * g
    return {"m": m, "v": v, "m_hat": m / (1 - beta1**t), "v_hat": v / (1 - beta2**t)}


@question.answer
def answer(implementation, t, alpha, beta1, beta2, g):
    share1 = (1 - beta1) * beta1 ** (t - 1) / (1 - beta1**t)
    share2 = (1 - beta2) * beta2 ** (t - 1) / (1 - beta2**t)
    return alpha * share1 / math.sqrt(share2)


@question.check
def check(r, t, alpha, beta1, beta2, g):
    """Step by step, with the gradients g, 0, 0, ..."""
    m = v = 0
    left1 = left2 = 1
    for step in range(t):
        gradient = 0 if step else g
        m = beta1 * m + (1 - beta1) * gradient
        v = beta2 * v + (1 - beta2) * gradient * gradient
        left1, left2 = left1 * beta1, left2 * beta2
    return alpha * r(m / (1 - left1)) / r(sqrt(r(r(v) / (1 - left2))))


@question.proof
def proof():
    """1 - beta^t is (1 - beta)(1 + beta + ...), so the weight of the oldest gradient is a share of a geometric sum."""
    alpha, beta1, beta2, g = sp.symbols("alpha beta1 beta2 g", positive=True)
    found = []
    for steps in (2, 3, 4):
        share1, share2 = (b ** (steps - 1) / sum(b**k for k in range(steps)) for b in (beta1, beta2))
        m = v = sp.Integer(0)
        for k in range(steps):
            m, v = beta1 * m + (1 - beta1) * (0 if k else g), beta2 * v + (1 - beta2) * (0 if k else g**2)
        m, v = sp.cancel(m / (1 - beta1**steps)), sp.cancel(v / (1 - beta2**steps))
        found += [(share1 * g, m, False), (share2 * g**2, v, False)]

        def where(t, alpha, beta1, beta2, g, steps=steps):
            return {"alpha": alpha, "beta1": beta1, "beta2": beta2} if t == steps else None

        if steps < 4:  # the root of the longer one is left to the lemmas
            found.append((alpha * share1 / sp.sqrt(share2), alpha * sp.sqrt(sp.factor(m**2 / v)), where))
    return found


@question.mistake("The step stays as long as the learning rate.")
def full_step(t, alpha, beta1, beta2, g):
    return alpha


@question.mistake("A gradient of 0 leaves the second moment as it was.")
def v_does_not_decay(t, alpha, beta1, beta2, g):
    return alpha * (1 - beta1) * beta1 ** (t - 1) / (1 - beta1**t) / math.sqrt((1 - beta2) / (1 - beta2**t))


@question.mistake("Bias correction is for the first step only.")
def no_bias_correction(t, alpha, beta1, beta2, g):
    return alpha * (1 - beta1) * beta1 ** (t - 1) / math.sqrt((1 - beta2) * beta2 ** (t - 1))


@question.mistake("The step decays like the first moment.")
def decays_like_m(t, alpha, beta1, beta2, g):
    return alpha * beta1 ** (t - 1)


@question.mistake("The moments have decayed t times by step t.")
def one_decay_more(t, alpha, beta1, beta2, g):
    share1 = (1 - beta1) * beta1**t / (1 - beta1**t)
    return alpha * share1 / math.sqrt((1 - beta2) * beta2**t / (1 - beta2**t))


@question.mistake("One divides by the second moment, without the root.")
def no_root(t, alpha, beta1, beta2, g):
    share1 = (1 - beta1) * beta1 ** (t - 1) / (1 - beta1**t)
    return alpha * share1 / ((1 - beta2) * beta2 ** (t - 1) / (1 - beta2**t)) / g
