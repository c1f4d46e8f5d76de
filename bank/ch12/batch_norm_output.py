"""ch12.batch_norm_output  Batch normalization of four numbers by hand.    Chapter 12, exercise 12.9 and example 3"""

import math

import sympy as sp

from dlgrade.bank import Question, Reject, sqrt

question = Question(
    topics=("batch-normalization", "forward-pass"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    decimals=3,
    stem=r"""
One feature of a mini-batch has the values $z = (<< shown >>)$. Batch normalization in training mode uses the mean and the **population**
variance (divided by $m = 4$) of the batch, $\epsilon = << eps|num >>$ inside the root, $\gamma = << gamma|num >>$ and
$\beta = << beta|num >>$.

What is the output for the value $<< z[i] >>$?
""",
    explanation=r"""
The mean is $<< mean|num >>$, the deviations are $<< deviations >>$, and the mean of their squares is $\sigma^2 = << var|num >>$. So
$\hat z = << (z[i] - mean)|num >> / \sqrt{<< var|num >> + << eps|num >>} = << hat|num(6) >>$, and the output is
$\gamma \hat z + \beta = << gamma|num >> \cdot << hat_ >> << beta|signed >>$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    gaps = rng.integers("gaps", 3, 1, 4)
    start = rng.integer("start", -4, 4)
    ordered = [start, start + gaps[0], start + gaps[0] + gaps[1], start + sum(gaps)]
    z, i = rng.shuffled("z", ordered), rng.integer("i", 0, 3)
    if 4 * z[i] == sum(z):
        raise Reject("the value is the mean")
    return {
        "z": z,
        "i": i,
        "eps": rng.choice("eps", (0.5, 1.0, 2.0)),
        "gamma": rng.choice("gamma", (1.5, 2.0, 2.5, 0.5)),
        "beta": rng.decimal("beta", 0.1, 1.9, 1) * (1 if 4 * z[i] > sum(z) else -1),
    }


def moments(z):
    mean = sum(z) / 4
    return mean, sum((v - mean) ** 2 for v in z) / 4


@question.work
def work(z, i, eps, gamma, beta):
    mean, var = moments(z)
    hat = (z[i] - mean) / math.sqrt(var + eps)
    return {
        "shown": ", ".join(map(str, z)),
        "mean": mean,
        "var": var,
        "deviations": ", ".join(f"{v - mean:.10g}" for v in z),
        "hat": hat,
        "hat_": f"({hat:.6f})" if hat < 0 else f"{hat:.6f}",
    }


@question.answer
def answer(implementation, z, i, eps, gamma, beta):
    mean, var = moments(z)
    return gamma * (z[i] - mean) / math.sqrt(var + eps) + beta


@question.check
def check(r, z, i, eps, gamma, beta):
    """With sums only: the variance is the mean square less the squared mean."""
    total, squares = sum(z), sum(v * v for v in z)
    root = r(sqrt(r(squares / 4 - total * total / 16) + eps))
    return gamma * r((z[i] - total / 4) / root) + beta


@question.proof
def proof():
    """Both forms of the variance, for four symbols."""
    z = sp.symbols("z0:4", real=True)
    eps, gamma, beta = sp.symbols("eps gamma beta", positive=True)
    mean = sum(z) / 4
    centred = sum((v - mean) ** 2 for v in z) / 4
    pairs = sum((z[k] - z[l]) ** 2 for k in range(4) for l in range(k)) / 16

    def where(z, i, eps, gamma, beta):
        rest = [v for k, v in enumerate(z) if k != i]
        return {**dict(zip(("z0", "z1", "z2", "z3"), [z[i], *rest])), "eps": eps, "gamma": gamma, "beta": beta}

    first = gamma * (z[0] - mean) / sp.sqrt(pairs + eps) + beta
    return [
        (sp.expand(centred), sp.expand(pairs), False),
        (first, beta + gamma * sum(z[0] - v for v in z) / 4 / sp.sqrt(pairs + eps), where),
    ]


@question.mistake("A variance is divided by m - 1.")
def sample_variance(z, i, eps, gamma, beta):
    mean, var = moments(z)
    return gamma * (z[i] - mean) / math.sqrt(var * 4 / 3 + eps) + beta


@question.mistake("Normalizing means dividing by the variance.")
def divided_by_variance(z, i, eps, gamma, beta):
    mean, var = moments(z)
    return gamma * (z[i] - mean) / (var + eps) + beta


@question.mistake("eps is added to the standard deviation.")
def eps_outside_root(z, i, eps, gamma, beta):
    mean, var = moments(z)
    return gamma * (z[i] - mean) / (math.sqrt(var) + eps) + beta


@question.mistake("eps is for constant features only; otherwise it is left out.")
def eps_left_out(z, i, eps, gamma, beta):
    mean, var = moments(z)
    return gamma * (z[i] - mean) / math.sqrt(var) + beta


@question.mistake("Batch normalization ends with the multiplication by gamma.")
def beta_forgotten(z, i, eps, gamma, beta):
    mean, var = moments(z)
    return gamma * (z[i] - mean) / math.sqrt(var + eps)


@question.mistake("gamma scales what beta has shifted.")
def beta_scaled(z, i, eps, gamma, beta):
    mean, var = moments(z)
    return gamma * ((z[i] - mean) / math.sqrt(var + eps) + beta)
