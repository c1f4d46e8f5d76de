"""ch12.large_run  The hyperparameters of a large training run.    Chapter 12, the case study of GPT-3"""

import math

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch12.c1",
    topics=("learning-rate-schedules", "adam", "compute", "warm-up"),
    kinds="MSQ",
    marks=2,
    bloom="apply",
    syllabus="beyond",
    alike="one-large-run",
    version=2,
    stem=r"""
A language model is trained on $<< tokens >> \cdot 10^9$ tokens. Over the first $<< warmup >> \cdot 10^6$ tokens the learning rate rises in a straight line
from 0 to its peak, $<< peak >> \cdot 10^{-5}$; from there a half cosine lowers it **to** $<< percent >>\,\%$ of the peak at $<< end >> \cdot 10^9$ tokens, where it stays. Adam
runs with $\beta_1 = << beta1|num >>$ and $\beta_2 = << beta2|num >>$; the averaging window of a decay $\beta$ is $1 / (1 - \beta)$ steps.

Which of these statements is/are right?
""",
    explanation=r"""
Warm-up: $<< warmup >> \cdot 10^6 / (<< tokens >> \cdot 10^9) = << (warmup / tokens / 1000)|num(6) >>$, that is $<< (warmup / tokens / 10)|num(4) >>\,\%$. The rate ends at
$<< percent >>\,\%$ of the peak, $<< (peak * percent / 100)|num >> \cdot 10^{-5}$; in the middle of the cosine it is the mean of both ends,
$<< (peak * (100 + percent) / 200)|num >> \cdot 10^{-5}$. The windows are $1 / (1 - << beta1|num >>) = << (1 / (1 - beta1))|num >>$ and
$1 / (1 - << beta2|num >>) = << (1 / (1 - beta2))|num >>$ steps, and the weight of a squared gradient in the second has the half-life
$\ln 0.5 / \ln << beta2|num >> = << half|num(2) >>$ steps.
""",
)


@question.draw
def draw(rng):
    tokens = rng.choice("tokens", (200, 240, 300, 320, 400))
    return {
        "tokens": tokens,
        "warmup": rng.choice("warmup", (250, 300, 375, 500, 600)),
        "peak": rng.choice("peak", (6, 8, 12, 16, 20, 30)),
        "percent": rng.choice("percent", (5, 10, 20)),
        "end": tokens - rng.choice("rest", (20, 40, 60)),
        "beta1": rng.choice("beta1", (0.8, 0.9)),
        "beta2": rng.choice("beta2", (0.95, 0.96, 0.98, 0.99)),
    }


@question.work
def work(beta2, **_):
    return {"half": math.log(0.5) / math.log(beta2)}


def numbers(implementation, key, tokens, warmup, peak, percent, beta2):
    return implementation.run_numbers(1.0, tokens * 1e9, warmup * 1e6, peak, percent, beta2)[key]


@question.claim(
    r"The warm-up takes << value >> percent of all tokens.",
    decimals=4,
    check=lambda warmup, tokens, **_: warmup * 1e6 / (tokens * 1e9) * 100,
    why="The share times 100 is << right >> percent.",
    wrong={
        "share_for_percent": ("The share is the percentage.", lambda warmup, tokens, **_: warmup / tokens / 1000),
        "ten_times": ("A billion has a hundred millions.", lambda warmup, tokens, **_: warmup / tokens),
    },
)
def warmup_percent(implementation, tokens, warmup, peak, percent, end, beta1, beta2):
    return numbers(implementation, "warm-up %", tokens, warmup, peak, percent, beta2)


@question.claim(
    r"In the end the learning rate is << value >> times $10^{-5}$.",
    decimals=2,
    check=lambda peak, percent, **_: peak - peak * (100 - percent) / 100,
    why=r"It falls to that share of the peak, << right >> times $10^{-5}$.",
    wrong={
        "decays_by": (
            "A rate that decays to p percent loses p percent.",
            lambda peak, percent, **_: peak * (100 - percent) / 100,
        ),
        "decays_to_zero": ("A cosine schedule ends at zero.", lambda **_: 0.0),
    },
)
def final_rate(implementation, tokens, warmup, peak, percent, end, beta1, beta2):
    return numbers(implementation, "final rate", tokens, warmup, peak, percent, beta2)


@question.claim(
    r"The averaging window of the second moment is << value >> steps.",
    decimals=0,
    check=lambda beta2, **_: round(100 / (100 - 100 * beta2)),
    why=r"It is $1 / (1 - \beta_2)$, << right >> steps.",
    wrong={
        "window_of_first": ("Both moments have the window of beta1.", lambda beta1, **_: round(1 / (1 - beta1))),
        "window_without_newest": ("The window is beta / (1 - beta).", lambda beta2, **_: round(beta2 / (1 - beta2))),
        "window_of_999": ("The window of Adam's second moment is always 1,000 steps.", lambda **_: 1000),
    },
)
def window(implementation, tokens, warmup, peak, percent, end, beta1, beta2):
    return round(numbers(implementation, "window", tokens, warmup, peak, percent, beta2))


@question.claim(
    r"In the second moment the weight of a squared gradient has a half-life of about << value >> steps.",
    decimals=1,
    check=lambda beta2, **_: -1 / math.log2(beta2),
    why=r"$\beta_2^k = 0.5$ gives $k$ about << right >>.",
    wrong={
        "half_of_the_window": ("It halves in half a window.", lambda beta2, **_: 0.5 / (1 - beta2)),
        "one_window": ("It halves in one window.", lambda beta2, **_: 1 / (1 - beta2)),
    },
)
def half_life(implementation, tokens, warmup, peak, percent, end, beta1, beta2):
    return numbers(implementation, "half-life", tokens, warmup, peak, percent, beta2)


@question.claim(
    r"When the cosine is half over, the learning rate is << value >> times $10^{-5}$.",
    decimals=2,
    check=lambda peak, percent, **_: (peak + peak * percent / 100) / 2,
    why=r"Half a cosine is half over at the mean of its ends, << right >> times $10^{-5}$.",
    wrong={
        "half_of_the_peak": ("Half of the way is half of the peak.", lambda peak, **_: peak / 2),
        "root_of_half": ("The cosine of 45 degrees decides.", lambda peak, **_: peak * math.sqrt(0.5)),
    },
)
def middle(implementation, tokens, warmup, peak, percent, end, beta1, beta2):
    half = (warmup / 1000 + end) / 2
    return implementation.rate_at(half, peak, warmup / 1000, end, percent)


@question.claim(
    r"After $<< (warmup / 5)|num >> \cdot 10^6$ tokens the learning rate is << value >> times $10^{-5}$.",
    decimals=2,
    check=lambda peak, **_: peak / 5,
    why=r"A fifth of the warm-up is over: << right >> times $10^{-5}$.",
    wrong={
        "warmup_backwards": ("The warm-up falls to its end.", lambda peak, **_: peak * 4 / 5),
        "warmup_by_square": ("The rate rises with the square of the tokens.", lambda peak, **_: peak / 25),
        "starts_at_peak": ("The learning rate is at its peak from the start.", lambda peak, **_: float(peak)),
    },
)
def in_warmup(implementation, tokens, warmup, peak, percent, end, beta1, beta2):
    return implementation.rate_at(warmup / 5, peak, warmup, end * 1000, percent)


@question.proof
def proof():
    """The window is the sum of all weights over the newest; the half-life solves beta^k = 1/2."""
    b = sp.Rational(19, 20)
    k = sp.Symbol("k", integer=True, nonnegative=True)
    x = sp.Symbol("x", real=True)
    peak, floor = sp.symbols("peak floor", positive=True)
    cosine = floor + (peak - floor) / 2 * (1 + sp.cos(sp.pi * x))
    return [
        (1 / (1 - b), sp.summation(b**k, (k, 0, sp.oo)), False),
        (sp.log(sp.Rational(1, 2)) / sp.log(b), sp.solve(sp.exp(x * sp.log(b)) - sp.Rational(1, 2), x)[0], False),
        (cosine.subs(x, sp.Rational(1, 2)), (cosine.subs(x, 0) + cosine.subs(x, 1)) / 2, False),
    ]
