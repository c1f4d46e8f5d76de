"""ch12.accumulated_gradient  One step from three unequal mini-batches.    Chapter 12, exercise 12.20"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("gradient-accumulation", "mini-batches", "weighted-mean"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    decimals=4,
    stem=r"""
The gradients of three mini-batches are accumulated, then one step of gradient descent is made with learning rate $\alpha = << alpha|num >>$. The mini-batches
have $<< n[0] >>$, $<< n[1] >>$ and $<< n[2] >>$ examples. For one weight, $w = << w|num >>$, the derivatives of their **mean** losses are $<< g[0]|num >>$,
$<< g[1]|num >>$ and $<< g[2]|num >>$. The step is to be the same as with all $<< n|sum >>$ examples in one batch, whose cost is the mean loss.

What is $w$ after the step?
""",
    explanation=r"""
A mean times its number of examples is a sum, and sums add up: $<< n[0] >> \cdot << g_[0] >> + << n[1] >> \cdot << g_[1] >> + << n[2] >> \cdot << g_[2] >> = << total|num >>$.
Divided by all << n|sum >> examples the derivative is $<< mean|num(5) >>$, and $w = << w|num >> - << alpha|num >> \cdot << mean_ >>$ is << key >>. The mean
of the three means would give the examples of small mini-batches more weight.
""",
)


@question.draw
def draw(rng):
    return {
        "n": rng.sample("n", (4, 8, 12, 16, 20, 24, 32), 3),
        "g": [x / 10 for x in rng.sample("g", (-15, -12, -8, -5, -3, 2, 4, 6, 9, 11, 14), 3)],
        "w": rng.decimal("w", -1.5, 1.5, 1),
        "alpha": rng.choice("alpha", (0.1, 0.2, 0.3, 0.5)),
    }


def total_of(n, g):
    return n[0] * g[0] + n[1] * g[1] + n[2] * g[2]


@question.work
def work(n, g, w, alpha):
    mean = total_of(n, g) / sum(n)
    return {
        "g_": [f"({x:g})" if x < 0 else f"{x:g}" for x in g],
        "total": total_of(n, g),
        "mean": mean,
        "mean_": f"({mean:.5f})" if mean < 0 else f"{mean:.5f}",
    }


@question.answer
def answer(implementation, n, g, w, alpha):
    return w - alpha * total_of(n, g) / sum(n)


@question.check
def check(r, n, g, w, alpha):
    """As a running mean: each mini-batch moves it by its share."""
    mean, seen = 0, 0
    for size, slope in zip(n, g):
        seen += size
        mean += (slope - mean) * size / seen
    return w - alpha * r(mean)


@question.proof
def proof():
    """The derivative of the mean loss of all examples, where each mini-batch has a linear loss."""
    n, g = sp.symbols("n1:4", positive=True), sp.symbols("g1:4", real=True)
    w, alpha, u = sp.symbols("w alpha u", real=True)
    cost = sum(size * slope * u for size, slope in zip(n, g)) / sum(n)
    mean = g[0] + (n[1] * (g[1] - g[0]) + n[2] * (g[2] - g[0])) / sum(n)

    def where(n, g, w, alpha):
        return {
            **{f"n{k + 1}": v for k, v in enumerate(n)},
            **{f"g{k + 1}": v for k, v in enumerate(g)},
            "w": w,
            "alpha": alpha,
        }

    return w - alpha * mean, w - alpha * sp.diff(cost, u), where


@question.mistake("The mean of the mini-batches' means is the mean.")
def mean_of_means(n, g, w, alpha):
    return w - alpha * sum(g) / 3


@question.mistake("The mini-batches' gradients are added up.")
def sum_of_means(n, g, w, alpha):
    return w - alpha * sum(g)


@question.mistake("The gradient is set to zero before every mini-batch.")
def last_batch_only(n, g, w, alpha):
    return w - alpha * g[2]


@question.mistake("All mini-batches have the size of the first.")
def size_of_the_first(n, g, w, alpha):
    return w - alpha * total_of(n, g) / (3 * n[0])


@question.mistake("The weighted sum is divided by the size of the largest mini-batch.")
def size_of_the_largest(n, g, w, alpha):
    return w - alpha * total_of(n, g) / max(n)


@question.mistake("The step goes along the gradient.")
def climbs(n, g, w, alpha):
    return w + alpha * total_of(n, g) / sum(n)
