"""ch12.decoupled_decay  The first step of AdamW.    Chapter 12, regularization and Adam; Loshchilov and Hutter (2019)"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    topics=("adamw", "weight-decay", "adam"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=2,
    decimals=4,
    stem=r"""
AdamW (decoupled weight decay) makes its **first** step, $t = 1$, from zero moments, with bias correction, $\beta_1 = << beta1|num >>$,
$\beta_2 = << beta2|num >>$, negligible $\epsilon$, learning rate $\alpha = << alpha|num >>$ and decay $\lambda = << lam|num >>$. As usual in libraries the decay is multiplied by
the learning rate. The weight is $w = << w|num >>$ and the gradient of the loss is $g = << g|num >>$.

What is $w$ after the step?
""",
    explanation=r"""
Only the gradient of the loss goes through Adam. At $t = 1$ the corrected moments are $\hat m = g$ and $\hat v = g^2$, so Adam's part is
$-\alpha \, g / |g| = << adam|num >>$, whatever the size of $g$. The decay is done apart from it: $-\alpha \lambda w = << decay|num >>$. Together
$<< w|num >> << adam|signed >> << decay|signed >>$ is << key >>. Were $\lambda w$ added to the gradient, the normalization would swallow its size.
""",
)


@question.draw
def draw(rng):
    return {
        "w": rng.decimal("w", 0.6, 3.0, 1) * rng.choice("sign of w", (-1, 1)),
        "g": rng.choice("g", (0.2, 0.3, 0.4, 0.6, 1.5, 1.8, 2.5)) * rng.choice("sign of g", (-1, 1)),
        "alpha": rng.choice("alpha", (0.02, 0.05, 0.1, 0.2)),
        "lam": rng.choice("lam", (0.05, 0.1, 0.2)),
        "beta1": rng.choice("beta1", (0.8, 0.9)),
        "beta2": rng.choice("beta2", (0.95, 0.98, 0.999)),
    }


def unit(x):
    return 1 if x > 0 else -1


@question.work
def work(w, g, alpha, lam, beta1, beta2):
    return {"adam": -alpha * unit(g), "decay": -alpha * lam * w}


@question.answer
def answer(implementation, w, g, alpha, lam, beta1, beta2):
    return w - alpha * unit(g) - alpha * lam * w


@question.check
def check(r, w, g, alpha, lam, beta1, beta2):
    """All of Adam, moment by moment, on a weight that has been shrunk first."""
    m, v = (1 - beta1) * g, (1 - beta2) * g * g
    shrunk = r((1 - alpha * lam) * w)
    return shrunk - alpha * (m / (1 - beta1)) / sqrt(v / (1 - beta2))


@question.proof
def proof():
    w, alpha, lam = sp.symbols("w alpha lam", positive=True)
    g, b1, b2 = sp.symbols("g beta1 beta2", positive=True)
    step = (1 - b1) * g / (1 - b1) / sp.sqrt((1 - b2) * g**2 / (1 - b2))

    def where(w, g, alpha, lam, beta1, beta2):
        return {"w": w, "alpha": alpha, "lam": lam} if g > 0 else None

    return w * (1 - alpha * lam) - alpha, w - alpha * sp.simplify(step) - alpha * lam * w, where


@question.mistake("The decay is a part of the gradient that Adam gets (L2 regularization).")
def decay_in_gradient(w, g, alpha, lam, beta1, beta2):
    return w - alpha * unit(g + lam * w)


@question.mistake("The decay is not multiplied by the learning rate.")
def decay_without_rate(w, g, alpha, lam, beta1, beta2):
    return w - alpha * unit(g) - lam * w


@question.mistake("The first step is plain gradient descent.")
def gradient_not_normalized(w, g, alpha, lam, beta1, beta2):
    return w - alpha * g - alpha * lam * w


@question.mistake("Weight decay lets weights grow against the gradient.")
def decay_added(w, g, alpha, lam, beta1, beta2):
    return w - alpha * unit(g) + alpha * lam * w


@question.mistake("The moments of the first step need no bias correction.")
def no_bias_correction(w, g, alpha, lam, beta1, beta2):
    return w - alpha * unit(g) * (1 - beta1) / math.sqrt(1 - beta2) - alpha * lam * w


@question.mistake("The gradient of the decay is 2 lambda w.")
def decay_twice(w, g, alpha, lam, beta1, beta2):
    return w - alpha * unit(g) - 2 * alpha * lam * w


@question.mistake("The decay pulls by lambda, whatever the size of the weight.")
def decay_by_sign(w, g, alpha, lam, beta1, beta2):
    return w - alpha * unit(g) - alpha * lam * unit(w)
