"""ch12.batch_norm_folded  Batch normalization folded into the layer before it.    Chapter 12, batch normalization at inference"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    topics=("batch-normalization", "inference"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=3,
    stem=r"""
A unit computes $z = w^\top x + b$ with $b = << b|num >>$ and is followed by batch normalization with $\gamma = << gamma|num >>$,
$\beta = << beta|num >>$, running mean $<< mean|num >>$, running variance $<< var|num >>$ and $\epsilon = << eps|num >>$ (inside the root).
For inference both are replaced by one unit $u^\top x + c$ that gives the same output for every $x$.

What is $c$?
""",
    explanation=r"""
At inference the output is $\gamma (z - << mean_ >>) / \sqrt{<< var|num >> + << eps|num >>} + \beta$, with fixed running statistics. The
factor of $z$ is $s = << gamma|num >> / \sqrt{<< (var + eps)|num >>} = << s|num(5) >>$, so $u = s w$, and what does not contain $x$ is
$c = s (b - << mean_ >>) + \beta = << s|num(5) >> \cdot << off_ >> << beta|signed >>$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    b, mean = rng.sample("b and mean", [x / 2 for x in range(-8, 9) if x], 2)
    return {
        "b": b,
        "mean": mean,
        "var": rng.choice("var", (1.5, 2.5, 3.5, 5.5, 6.5)),
        "eps": 0.5,
        "gamma": rng.choice("gamma", (0.5, 1.5, 2.0, 2.5, 3.0)),
        "beta": rng.decimal("beta", 0.2, 2.0, 1) * rng.choice("sign of beta", (-1, 1)),
    }


def braced(x):
    return f"({x:g})" if x < 0 else f"{x:g}"


@question.work
def work(b, mean, var, eps, gamma, beta):
    return {"s": gamma / math.sqrt(var + eps), "mean_": braced(mean), "off_": braced(b - mean)}


@question.answer
def answer(implementation, b, mean, var, eps, gamma, beta):
    return gamma * (b - mean) / math.sqrt(var + eps) + beta


@question.check
def check(r, b, mean, var, eps, gamma, beta):
    """The output for w^T x = 0, from the shift of z and that of the mean."""
    factor = r(gamma / r(sqrt(var + eps)))
    return beta - factor * mean + factor * b


@question.proof
def proof():
    """b' is the output less its part that is linear in u = w^T x."""
    u, b, mean, beta = sp.symbols("u b mean beta", real=True)
    var, eps, gamma = sp.symbols("var eps gamma", positive=True)
    output = gamma * (u + b - mean) / sp.sqrt(var + eps) + beta
    return gamma * (b - mean) / sp.sqrt(var + eps) + beta, sp.simplify(output - u * sp.diff(output, u))


@question.mistake("The old bias is lost in batch normalization, at inference as well.")
def old_bias_lost(b, mean, var, eps, gamma, beta):
    return -gamma * mean / math.sqrt(var + eps) + beta


@question.mistake("The new bias is beta: batch normalization subtracts everything else.")
def beta_only(b, mean, var, eps, gamma, beta):
    return beta


@question.mistake("Only the old bias is scaled.")
def mean_not_subtracted(b, mean, var, eps, gamma, beta):
    return gamma * b / math.sqrt(var + eps) + beta


@question.mistake("Normalizing divides by the variance.")
def divided_by_variance(b, mean, var, eps, gamma, beta):
    return gamma * (b - mean) / (var + eps) + beta


@question.mistake("gamma belongs to the weights, not to the bias.")
def gamma_left_out(b, mean, var, eps, gamma, beta):
    return (b - mean) / math.sqrt(var + eps) + beta


@question.mistake("The old bias passes unchanged.")
def old_bias_unscaled(b, mean, var, eps, gamma, beta):
    return b - gamma * mean / math.sqrt(var + eps) + beta


@question.mistake("beta is scaled with the rest.")
def beta_scaled(b, mean, var, eps, gamma, beta):
    return gamma * (b - mean + beta) / math.sqrt(var + eps)
