"""ch12.adam_step_size  One Adam step by hand.    Chapter 12, exercise 12.8; Kingma and Ba (2015), algorithm 1"""

import sympy as sp

from dlgrade.bank import Question, Reject, sqrt

question = Question(
    about="ch12.e08",
    topics=("adam", "bias-correction", "optimizers"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=4,
    mistakes=(
        "no_bias_correction",
        "only_m_corrected",
        "only_v_corrected",
        "t_plus_one",
        "gradient_for_m_hat",
        "no_root",
    ),
    stem=r"""
One parameter $\theta$ is trained by Adam (moments as exponential moving averages, step counter $t$ from 1, bias
correction, $\epsilon$ so small that it may be neglected) with $\beta_1 = << beta1|num >>$, $\beta_2 = << beta2|num >>$
and learning rate $\alpha = << alpha|num >>$. Before step $t = << t >>$ the moments are $m = << m|num >>$ and
$v = << v|num >>$. The gradient at this step is $g = << grad|num >>$.

By how much does $\theta$ change, $\theta_t - \theta_{t-1}$?
""",
    explanation=r"""
First the moving averages: $m_t = \beta_1 m + (1 - \beta_1) g = << m_new|num(6) >>$ and
$v_t = \beta_2 v + (1 - \beta_2) g^2 = << v_new|num(6) >>$. Both start at zero, so both are divided by what is missing:
$\hat m = m_t / (1 - \beta_1^{<< t >>}) = << m_hat|num(6) >>$ and $\hat v = v_t / (1 - \beta_2^{<< t >>}) = << v_hat|num(6) >>$.
The change is $-\alpha \hat m / \sqrt{\hat v}$, which is << key >>.
""",
    feedback={
        "no_bias_correction": "That is the step without dividing $m$ by $1-\\beta_1^t$ and $v$ by $1-\\beta_2^t$."
    },
)


@question.draw
def draw(rng):
    values = {
        # not 2: before step 2 a single gradient decides both moments, and they could not be drawn apart
        "t": rng.integer("t", 3, 5),
        "beta1": rng.choice("beta1", (0.8, 0.9)),
        "beta2": rng.choice("beta2", (0.95, 0.99)),
        "alpha": rng.choice("alpha", (0.1, 0.2, 0.5)),
        "m": rng.decimal("m", 0.1, 0.6, 1) * rng.choice("sign of m", (-1, 1)),
        "v": rng.decimal("v", 0.05, 0.5, 2),
    }
    if values["v"] < least_second_moment(**values):
        raise Reject("no gradients lead from zero to these moments")
    return {**values, "grad": rng.decimal("grad", 0.5, 3.0, 1) * rng.choice("sign of grad", (-1, 1))}


def least_second_moment(t, beta1, beta2, m, **_):
    """The smallest v that t - 1 gradients with the first moment m can have, by the Cauchy-Schwarz inequality."""
    return m * m / sum(((1 - beta1) * beta1**k) ** 2 / ((1 - beta2) * beta2**k) for k in range(t - 1))


@question.answer
def answer(implementation, t, beta1, beta2, alpha, m, v, grad):
    theta, _, _ = implementation.adam_step(0.0, grad, m, v, t, alpha, beta1, beta2, 0.0)
    return float(theta)


@question.work
def work(t, beta1, beta2, alpha, m, v, grad):
    m_new, v_new = beta1 * m + (1 - beta1) * grad, beta2 * v + (1 - beta2) * grad**2
    return {"m_new": m_new, "v_new": v_new, "m_hat": m_new / (1 - beta1**t), "v_hat": v_new / (1 - beta2**t)}


@question.check
def check(r, t, beta1, beta2, alpha, m, v, grad):
    """The weights that a moving average gives to what came before, summed one by one."""
    left1 = sum((1 - beta1) * beta1**k for k in range(t))
    left2 = sum((1 - beta2) * beta2**k for k in range(t))
    first, second = r(m - (1 - beta1) * (m - grad)), r(v - (1 - beta2) * (v - grad * grad))
    return -alpha * r(first / left1) / r(sqrt(r(second / left2)))


@question.proof
def proof():
    """1 - beta^t is the sum of the weights of the t gradients seen so far."""
    b, m, g, k = sp.symbols("beta m grad k", positive=True)
    t = sp.Symbol("t", positive=True, integer=True)
    b1, b2, v, a = sp.symbols("beta1 beta2 v alpha", positive=True)
    weights = sp.simplify(sp.summation((1 - b) * b**k, (k, 0, t - 1)))
    step = -a * (b1 * m + (1 - b1) * g) / (1 - b1**t) / sp.sqrt((b2 * v + (1 - b2) * g**2) / (1 - b2**t))
    derived = -a * (m + (1 - b1) * (g - m)) / weights.subs(b, b1)
    derived /= sp.sqrt((v + (1 - b2) * (g**2 - v)) / weights.subs(b, b2))
    return [(weights, 1 - b**t, False), (step, derived)]
