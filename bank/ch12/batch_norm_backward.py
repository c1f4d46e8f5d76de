"""ch12.batch_norm_backward  Backward through batch normalization.    Chapter 12, exercise 12.17"""

import math

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("batch-normalization", "backpropagation"),
    kinds="MSQ",
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    stem=r"""
One feature has the values $z = (<< z_ >>)$ in a mini-batch. Batch normalization computes
$y_i = \gamma \hat z_i + \beta$ with $\hat z_i = (z_i - \mu) / \sigma$, mean $\mu$ and population standard deviation $\sigma$ of the batch (divided by
$m = 4$), $\epsilon = 0$ and $\gamma = << gamma|num >>$. The loss $L$ has the derivatives $\partial L / \partial y = (<< d_ >>)$.

Numbers are rounded to 4 decimal places. Which of these statements is/are right?
""",
    explanation=r"""
$\mu = << mu|num >>$, $\sigma = << sigma >>$, so $\hat z = (<< zhat >>)$. Then
$\partial L / \partial \beta = \sum_i d_i = << sums[0] >>$ and $\partial L / \partial \gamma = \sum_i d_i \hat z_i = << sums[1]|num(4) >>$. Each $z_i$ acts on its own output and,
through $\mu$ and $\sigma$, on all others:

$$\frac{\partial L}{\partial z_i} = \frac{\gamma}{m \sigma} \left( m d_i - \sum_j d_j - \hat z_i \sum_j d_j \hat z_j \right),$$

here $(<< dz >>)$. These add up to 0, because a common shift of all $z$ changes nothing.
""",
)


@question.draw
def draw(rng):
    a, b = rng.choice("deviations", ((1, 7), (2, 14), (7, 17), (7, 23)))  # the standard deviation is an integer
    mu = rng.integer("mu", -3, 8)
    return {
        "z": rng.shuffled("z", [mu - b, mu - a, mu + a, mu + b]),
        "gamma": rng.choice("gamma", (0.5, 1.5, 2.0, 3.0)),
        "d": rng.sample("d", (-4, -3, -2, -1, 1, 2, 3, 5), 4),
        "i": rng.integer("i", 0, 3),
    }


def parts(z):
    mu = sum(z) / 4
    sigma = math.sqrt(sum((v - mu) ** 2 for v in z) / 4)
    return mu, sigma, [(v - mu) / sigma for v in z]


def gradient(z, gamma, d, k, mean=True, variance=True):
    _, sigma, hat = parts(z)
    inner = 4 * d[k] - mean * sum(d) - variance * hat[k] * sum(x * y for x, y in zip(d, hat))
    return gamma * inner / (4 * sigma)


def summed(z, gamma, d, k):
    """The chain rule in full: every output's derivative by z_k."""
    mu, sigma, _ = parts(z)
    total = 0.0
    for j in range(4):
        total += d[j] * gamma * ((j == k) - 0.25 - (z[j] - mu) * (z[k] - mu) / (4 * sigma * sigma)) / sigma
    return total


@question.work
def work(z, gamma, d, i):
    mu, sigma, hat = parts(z)
    return {
        "z_": ", ".join(map(str, z)),
        "d_": ", ".join(map(str, d)),
        "mu": mu,
        "sigma": round(sigma),
        "zhat": ", ".join(f"{v:.4f}" for v in hat),
        "sums": [sum(d), sum(x * y for x, y in zip(d, hat))],
        "dz": ", ".join(f"{gradient(z, gamma, d, k):.4f}".replace("-0.0000", "0.0000") for k in range(4)),
    }


def wrong(shift):
    return {
        "statistics_constant": (
            "Mean and deviation of the batch are constants in the backward pass.",
            lambda z, gamma, d, i: gradient(z, gamma, d, (i + shift) % 4, mean=False, variance=False),
        ),
        "no_variance_path": (
            "Only the mean depends on z, not the deviation.",
            lambda z, gamma, d, i: gradient(z, gamma, d, (i + shift) % 4, variance=False),
        ),
        "no_mean_path": (
            "Only the deviation depends on z, not the mean.",
            lambda z, gamma, d, i: gradient(z, gamma, d, (i + shift) % 4, mean=False),
        ),
        "gamma_forgotten": (
            "gamma has its own gradient and plays no part in that of z.",
            lambda z, gamma, d, i: gradient(z, 1.0, d, (i + shift) % 4),
        ),
    }


@question.claim(
    r"$\partial L / \partial z_{<< i + 1 >>} =$ << value >>",
    decimals=4,
    check=lambda z, gamma, d, i: summed(z, gamma, d, i),
    why="With the paths through the mean and the deviation it is << right >>.",
    wrong=wrong(0),
)
def one_input(implementation, z, gamma, d, i):
    return gradient(z, gamma, d, i)


@question.claim(
    r"$\partial L / \partial z_{<< (i + 2) % 4 + 1 >>} =$ << value >>",
    decimals=4,
    check=lambda z, gamma, d, i: summed(z, gamma, d, (i + 2) % 4),
    why="With the paths through the mean and the deviation it is << right >>.",
    wrong=wrong(2),
)
def another_input(implementation, z, gamma, d, i):
    return gradient(z, gamma, d, (i + 2) % 4)


@question.claim(
    r"$\partial L / \partial \gamma =$ << value >>",
    decimals=4,
    check=lambda z, gamma, d, i: (sum(x * y for x, y in zip(d, z)) - sum(d) * sum(z) / 4) / parts(z)[1],
    why=r"It is $\sum_i d_i \hat z_i$, << right >>.",
    wrong={
        "mean_for_sum": (
            "A gradient of a batch is a mean.",
            lambda z, gamma, d, i: sum(x * y for x, y in zip(d, parts(z)[2])) / 4,
        ),
        "raw_values": ("gamma multiplies z.", lambda z, gamma, d, i: float(sum(x * y for x, y in zip(d, z)))),
        "gamma_kept": (
            "The factor gamma stays in its own derivative.",
            lambda z, gamma, d, i: gamma * sum(x * y for x, y in zip(d, parts(z)[2])),
        ),
    },
)
def by_gamma(implementation, z, gamma, d, i):
    return sum(x * y for x, y in zip(d, parts(z)[2]))


@question.claim(
    r"$\partial L / \partial \beta =$ << value >>",
    decimals=2,
    check=lambda z, gamma, d, i: float(d[0] + d[1] + d[2] + d[3]),
    why=r"$\beta$ is added to each of the four outputs: $\sum_i d_i$ is << right >>.",
    wrong={
        "mean_for_sum": ("A gradient of a batch is a mean.", lambda z, gamma, d, i: sum(d) / 4),
        "gamma_factor": ("beta is scaled by gamma.", lambda z, gamma, d, i: gamma * sum(d)),
    },
)
def by_beta(implementation, z, gamma, d, i):
    return float(sum(d))


@question.claim(
    r"$\sum_i \partial L / \partial z_i =$ << value >>",
    decimals=4,
    check=lambda z, gamma, d, i: round(sum(summed(z, gamma, d, k) for k in range(4)), 9) + 0.0,
    why="A common shift of all $z_i$ changes no output, so the sum is << right >>.",
    wrong={
        "statistics_constant": (
            "Mean and deviation of the batch are constants in the backward pass.",
            lambda z, gamma, d, i: gamma * sum(d) / parts(z)[1],
        ),
        "sum_passes": (
            "The sum of the gradients passes unchanged but for gamma.",
            lambda gamma, d, **_: gamma * sum(d),
        ),
    },
)
def total(implementation, z, gamma, d, i):
    return 0.0


@question.proof
def proof():
    """The closed form is the derivative of sum d_i y_i; the four derivatives add up to zero."""
    z, d = sp.symbols("z0:4", real=True), sp.symbols("d0:4", real=True)
    gamma = sp.Symbol("gamma", positive=True)
    mu = sum(z) / 4
    root = sp.sqrt(sum((v - mu) ** 2 for v in z) / 4)
    loss = sum(e * gamma * (v - mu) / root for e, v in zip(d, z))
    hats = [(v - mu) / root for v in z]
    closed = gamma / (4 * root) * (4 * d[0] - sum(d) - hats[0] * sum(e * h for e, h in zip(d, hats)))
    put = dict(zip(z, (0, 1, 3, 7)))
    return [
        (sp.expand(closed.subs(put)), sp.expand(sp.diff(loss, z[0]).subs(put)), False),
        (sum(sp.diff(loss, v).subs(put) for v in z), sp.Integer(0), False),
    ]
