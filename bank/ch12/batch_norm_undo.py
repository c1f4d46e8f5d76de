"""ch12.batch_norm_undo  The gamma and beta that undo batch normalization.    Chapter 12, batch normalization derivation"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    topics=("batch-normalization",),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    decimals=3,
    stem=r"""
One feature of a mini-batch has the values $<< shown >>$. Batch normalization in training mode computes
$y = \gamma (z - \mu) / \sqrt{\sigma^2 + \epsilon} + \beta$, with mean $\mu$ and population variance $\sigma^2$ (divided by $m = << m >>$) of the
batch and $\epsilon = << eps|num >>$. Let $\gamma > 0$ and $\beta$ be the values for which the output equals the input, $y = z$, for this
batch.

What is $\gamma + \beta$?
""",
    explanation=r"""
$y = z$ for all values of the batch needs the factor $\gamma / \sqrt{\sigma^2 + \epsilon} = 1$ and, at $z = \mu$, $\beta = \mu$. The mean is
$<< mean|num(4) >>$ and the variance $<< var|num(4) >>$, so $\gamma = \sqrt{<< var|num(4) >> + << eps|num >>} = << root|num(6) >>$ and
$\gamma + \beta$ is << key >>. ($\gamma = \sigma$ would be exact for $\epsilon = 0$ only.)
""",
)


@question.draw
def draw(rng):
    return {
        "z": rng.sample("z", range(7), rng.choice("m", (3, 4, 5))),
        "eps": rng.choice("eps", (0.5, 1.0, 1.5, 2.0)),
    }


def moments(z):
    mean = sum(z) / len(z)
    return mean, sum((v - mean) ** 2 for v in z) / len(z)


@question.work
def work(z, eps):
    mean, var = moments(z)
    shown = ", ".join(map(str, z[:-1])) + f"$ and ${z[-1]}"
    return {"shown": shown, "m": len(z), "mean": mean, "var": var, "root": math.sqrt(var + eps)}


@question.answer
def answer(implementation, z, eps):
    mean, var = moments(z)
    return math.sqrt(var + eps) + mean


@question.check
def check(r, z, eps):
    """Through the squared differences of all pairs, which need no mean."""
    m = len(z)
    pairs = sum((z[k] - z[l]) ** 2 for k in range(m) for l in range(k))
    return r(sqrt(r(pairs / (m * m)) + eps)) + r(sum(z) / m)


@question.proof
def proof():
    """Solve y = z at two values for gamma and beta; the variance from pairs, for a batch of three."""
    gamma, beta = sp.symbols("gamma beta")
    u, v, mean, var, eps = sp.symbols("u v mean var eps", positive=True)

    def y(z):
        return gamma * (z - mean) / sp.sqrt(var + eps) + beta

    found = sp.solve([sp.Eq(y(u), u), sp.Eq(y(v), v)], [gamma, beta], dict=True)[0]

    def where(z, eps):
        return {
            "mean": sp.Rational(sum(z), len(z)),
            "var": sp.Rational(sum(len(z) * x * x for x in z) - sum(z) ** 2, len(z) ** 2),
            "eps": eps,
        }

    return sp.sqrt(var + eps) + mean, found[gamma] + found[beta], where


@question.mistake("gamma is the standard deviation of the batch.")
def gamma_is_sigma(z, eps):
    mean, var = moments(z)
    return math.sqrt(var) + mean


@question.mistake("gamma is the variance, with epsilon.")
def gamma_is_variance(z, eps):
    mean, var = moments(z)
    return var + eps + mean if var + eps + mean < 10 else None  # a longer number would be a hint


@question.mistake("To undo a division by the root, gamma is one over the root.")
def gamma_inverted(z, eps):
    mean, var = moments(z)
    return 1 / math.sqrt(var + eps) + mean


@question.mistake("beta is the mean, normalized like every value.")
def beta_normalized(z, eps):
    mean, var = moments(z)
    return math.sqrt(var + eps) + mean / math.sqrt(var + eps)


@question.mistake("The variance has the divisor m - 1.")
def sample_variance(z, eps):
    mean, var = moments(z)
    return math.sqrt(var * len(z) / (len(z) - 1) + eps) + mean


@question.mistake("epsilon is added after the root.")
def eps_outside_root(z, eps):
    mean, var = moments(z)
    return math.sqrt(var) + eps + mean
