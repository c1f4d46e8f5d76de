"""ch12.dropout_variance  The noise that inverted dropout adds.    Chapter 12, exercise 12.12"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("dropout", "variance", "regularization"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    version=2,
    decimals=2,
    stem=r"""
Two hidden units have the activations $a_1 = << a[0]|num >>$ and $a_2 = << a[1]|num >>$. **Inverted** dropout keeps each of them, independently, with
probability $p = << keep|num >>$ and multiplies kept ones by $1 / p$. A linear unit behind it computes
$z = << w[0] >> \tilde a_1 << w[1]|signed >> \tilde a_2$ from what comes through.

What is the variance of $z$ over the random masks?
""",
    explanation=r"""
Each activation is multiplied by a random factor that is $1 / p$ with probability $p$ and else 0. Its mean is 1, its mean square $p / p^2 = 1 / p$,
so its variance is $1 / p - 1 = (1 - p) / p = << ratio|num(5) >>$. The two factors are independent, so the variances of
$<< w[0] >> \tilde a_1$ and $<< w[1] >> \tilde a_2$ add up:
$(<< u|num >>^2 + << v_ >>^2) \cdot << ratio|num(5) >> = << (u * u + v * v)|num >> \cdot << ratio|num(5) >>$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    return {
        "a": [x / 2 for x in rng.sample("a", (1, 2, 3, 4, 5), 2)],
        "w": [rng.choice("w1", (2, 3)), rng.choice("w2", (-3, -2, 2, 3))],
        "keep": rng.choice("keep", (0.3, 0.4, 0.6, 0.7, 0.8)),
    }


def scaled(a, w, keep):
    return w[0] * a[0], w[1] * a[1]


@question.work
def work(a, w, keep):
    u, v = scaled(a, w, keep)
    return {"u": u, "v": v, "v_": f"({v:g})" if v < 0 else f"{v:g}", "ratio": (1 - keep) / keep}


def squares(a, w, keep):
    u, v = scaled(a, w, keep)
    return u * u + v * v


@question.answer
def answer(implementation, a, w, keep):
    return squares(a, w, keep) * (1 - keep) / keep


@question.check
def check(r, a, w, keep):
    """Unit by unit, the mean of the squared factor less the square of its mean, which is 1."""
    variance = 0
    for x, y in zip(a, w):
        variance = variance + (x * y) ** 2 * r(keep * (1 / keep) ** 2 - 1)
    return variance


@question.proof
def proof():
    u, v, p = sp.symbols("u v p", positive=True)
    masks = [(i, j, p ** (i + j) * (1 - p) ** (2 - i - j)) for i in (0, 1) for j in (0, 1)]
    mean = sum(q * (i * u + j * v) / p for i, j, q in masks)
    variance = sum(q * ((i * u + j * v) / p - mean) ** 2 for i, j, q in masks)

    def where(a, w, keep):
        return {"u": w[0] * a[0], "v": w[1] * a[1], "p": keep}

    return (u**2 + v**2) * (1 - p) / p, variance, where


@question.mistake("A mask is a coin with variance p (1 - p); the factor 1/p changes the mean only.")
def variance_of_the_coin(a, w, keep):
    return squares(a, w, keep) * keep * (1 - keep)


@question.mistake("The factor is one over the probability of being dropped.")
def keep_and_drop_exchanged(a, w, keep):
    return squares(a, w, keep) * keep / (1 - keep)


@question.mistake("Both units share one mask.")
def one_mask(a, w, keep):
    return sum(scaled(a, w, keep)) ** 2 * (1 - keep) / keep


@question.mistake("The mean of the squares is the variance.")
def mean_not_subtracted(a, w, keep):
    return squares(a, w, keep) / keep


@question.mistake("Weights multiply a variance as they multiply the number.")
def weights_not_squared(a, w, keep):
    return (abs(w[0]) * a[0] ** 2 + abs(w[1]) * a[1] ** 2) * (1 - keep) / keep


@question.mistake("The variance of a difference is the difference of the variances.")
def variances_subtracted(a, w, keep):
    u, v = scaled(a, w, keep)
    return abs(u * u - v * v) * (1 - keep) / keep if v < 0 else None


@question.mistake("The factor 1/p enters the variance once.")
def factor_not_squared(a, w, keep):
    return squares(a, w, keep) * (1 - keep)


@question.mistake("The factor 1/p enters squared, and the variance of the mask is the chance of being dropped.")
def probability_forgotten(a, w, keep):
    return squares(a, w, keep) * (1 - keep) / keep**2
