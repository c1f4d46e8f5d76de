"""ch12.adam_epsilon_step  Adam where epsilon is as large as the gradient.    Chapter 12, exercise 12.8; Kingma and Ba (2015), section 2"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    about="ch12.e08",
    topics=("adam", "epsilon", "pytorch", "keras"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=2,
    alike="framework-conventions",
    decimals=4,
    stem=r"""
Adam makes its first step, $t = 1$, from $m = v = 0$, with $\beta_1 = << beta1|num >>$, $\beta_2 = << beta2|num >>$, learning rate
$\alpha = << alpha|num >>$ and $\epsilon = 10^{-7}$. The gradient is small: $g = << gradient >>$.
<% if place == "corrected" %>
As in PyTorch, $\epsilon$ is added to the root of the **corrected** second moment,

$$\theta \leftarrow \theta - \alpha \, \hat m / (\sqrt{\hat v} + \epsilon).$$
<% else %>
As in Keras, $\epsilon$ is added to the root of the **uncorrected** second moment, and the corrections are made in the learning rate,

$$\theta \leftarrow \theta - \alpha_t \, m / (\sqrt{v} + \epsilon), \qquad \alpha_t = \alpha \sqrt{1 - \beta_2^t} / (1 - \beta_1^t).$$
<% endif %>

What is $\theta_1 - \theta_0$?
""",
    explanation=r"""
<% if place == "corrected" %>
At $t = 1$ the corrected moments are $\hat m = g$ and $\hat v = g^2$, so the change is $-\alpha g / (|g| + \epsilon)$. With $|g|$ and
$\epsilon$ in units of $10^{-7}$ the fraction has the size $<< (k / 10)|num >> / (<< (k / 10)|num >> + 1) = << part|num(5) >>$. Times $\alpha$, and with the
sign opposite to that of $g$, the change is << key >>.
<% else %>
At $t = 1$ we have $m = (1 - \beta_1) g$ and $\sqrt{v} = \sqrt{1 - \beta_2} \, |g| = << root|num(5) >> \, |g|$, and
$\alpha_1 = \alpha \sqrt{1 - \beta_2} / (1 - \beta_1)$. So the change is $-\alpha \sqrt{1 - \beta_2} \, g / (\sqrt{1 - \beta_2} \, |g| + \epsilon)$. With
$|g|$ and $\epsilon$ in units of $10^{-7}$ the fraction has the size $<< (root * k / 10)|num(5) >> / (<< (root * k / 10)|num(5) >> + 1) = << part|num(5) >>$.
Times $\alpha$, and with the sign opposite to that of $g$, the change is << key >>. It is as if $\epsilon$ were $1 / \sqrt{1 - \beta_2} = << (1 / root)|num(2) >>$ times as large.
<% endif %>
Only where $|g|$ is much larger than $\epsilon$ is the first step as long as the learning rate.
""",
)


@question.draw
def draw(rng):
    return {
        "place": rng.choice("place", ("corrected", "uncorrected")),
        "beta1": rng.choice("beta1", (0.8, 0.9)),
        "beta2": rng.choice("beta2", (0.91, 0.95, 0.96, 0.98, 0.99)),
        "alpha": rng.choice("alpha", (0.01, 0.02, 0.05, 0.1, 0.2)),
        "k": rng.integer("k", 4, 60),  # |g| in units of 10^-8
        "sign": rng.choice("sign", (-1, 1)),
    }


@question.work
def work(place, beta1, beta2, alpha, k, sign):
    root = math.sqrt(1 - beta2)
    scaled = k / 10 if place == "corrected" else root * k / 10
    gradient = rf"{'-' if sign < 0 else ''}{k / 10:g} \cdot 10^{{-7}}"
    return {"gradient": gradient, "root": root, "part": scaled / (scaled + 1)}


@question.answer
def answer(implementation, place, beta1, beta2, alpha, k, sign):
    # in units of 10^-7; the other place is that of Adam with an epsilon as much larger as the root is smaller
    epsilon = 1.0 if place == "corrected" else 1 / math.sqrt(1 - beta2)
    return float(implementation.adam_step(0.0, sign * k / 10, 0.0, 0.0, 1, alpha, beta1, beta2, epsilon)[0])


@question.check
def check(r, place, beta1, beta2, alpha, k, sign):
    """The moments as the stem has them, multiplied out: one over one plus epsilon over the root."""
    second = 1 if place == "corrected" else r(sqrt(1 - beta2))
    return -sign * alpha * r(1 / (1 + r(10 / (k * second))))


@question.proof
def proof():
    """Both updates of the stem at t = 1, with the moments put in, for a positive gradient."""
    alpha, beta1, beta2, k, eps = sp.symbols("alpha beta1 beta2 k epsilon", positive=True)
    g = k / 10
    m, v = (1 - beta1) * g, (1 - beta2) * g**2
    after = -alpha * (m / (1 - beta1)) / (sp.sqrt(v / (1 - beta2)) + eps)
    before = -alpha * sp.sqrt(1 - beta2) / (1 - beta1) * m / (sp.sqrt(v) + eps)
    root = sp.sqrt(1 - beta2)

    def of(which):
        def where(place, beta1, beta2, alpha, k, sign):
            if place != which or sign < 0:
                return None
            return {"alpha": alpha, "beta1": beta1, "beta2": beta2, "k": k}

        return where

    return [
        (-alpha * k / (k + 10), sp.simplify(after.subs(eps, 1)), of("corrected")),
        (-alpha * root * k / (root * k + 10), sp.simplify(before.subs(eps, 1)), of("uncorrected")),
    ]


@question.mistake("It does not matter whether epsilon is added before or after the correction.")
def other_place(place, beta1, beta2, alpha, k, sign):
    root = math.sqrt(1 - beta2) if place == "corrected" else 1
    return -sign * alpha * root * k / (root * k + 10)


@question.mistake("epsilon is too small to matter.")
def epsilon_neglected(place, beta1, beta2, alpha, k, sign):
    return -sign * alpha


@question.mistake("epsilon squared is added to v, under the root.")
def under_the_root(place, beta1, beta2, alpha, k, sign):
    root = 1 if place == "corrected" else math.sqrt(1 - beta2)
    return -sign * alpha * root * k / math.hypot(root * k, 10)


@question.mistake("The moments need no bias correction.")
def not_corrected(place, beta1, beta2, alpha, k, sign):
    return -sign * alpha * (1 - beta1) * k / (math.sqrt(1 - beta2) * k + 10)


@question.mistake("Only the first moment is corrected.")
def only_m_corrected(place, beta1, beta2, alpha, k, sign):
    return -sign * alpha * k / (math.sqrt(1 - beta2) * k + 10)


@question.mistake("v stands under no root, so its factor is 1 - beta2 and not the root of it.")
def factor_without_root(place, beta1, beta2, alpha, k, sign):
    factor = 1 - beta2
    return -sign * alpha * factor * k / (factor * k + 10) if place == "uncorrected" else None


@question.mistake("The step is the share that epsilon has in the denominator.")
def share_of_epsilon(place, beta1, beta2, alpha, k, sign):
    root = 1 if place == "corrected" else math.sqrt(1 - beta2)
    return -sign * alpha * 10 / (root * k + 10)
