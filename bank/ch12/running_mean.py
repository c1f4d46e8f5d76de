"""ch12.running_mean  The running mean of batch normalization, in both conventions.    Chapter 12, the batch normalization class"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("batch-normalization", "running-statistics", "moving-average"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="beyond",
    alike="framework-conventions",
    version=2,
    decimals=3,
    stem=r"""
<% if convention == "old" %>
A batch normalization layer updates its running mean with `momentum = << beta|num >>`, which is the weight of the **old** value (the convention
of Keras).
<% else %>
A batch normalization layer updates its running mean with `momentum = << (1 - beta)|num(2)|float|num >>`, which is the weight of the **new**
value (the convention of PyTorch).
<% endif %>
For one feature the running mean stands at $<< r0|num >>$; then come two mini-batches in which the feature has the means
$<< mu1|num >>$ and $<< mu2|num >>$, in this order.

What is the running mean after both?
""",
    explanation=r"""
Here the old value keeps the weight $<< beta|num >>$ and the batch gets $<< (1 - beta)|num(2)|float|num >>$, as << "Keras" if convention == "old" else "PyTorch" >> means it.
After the first batch: $<< beta|num >> \cdot << r0_ >> + << (1 - beta)|num(2)|float|num >> \cdot << mu1_ >> = << r1|num(4) >>$. After the second:
$<< beta|num >> \cdot << r1_ >> + << (1 - beta)|num(2)|float|num >> \cdot << mu2_ >>$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    r0, mu1, mu2 = rng.sample("means", [x / 2 for x in range(-10, 17) if x], 3)
    return {
        "convention": rng.choice("convention", ("old", "new")),
        "beta": rng.choice("beta", (0.7, 0.75, 0.8, 0.9, 0.95)),
        "r0": r0,
        "mu1": mu1,
        "mu2": mu2,
    }


def after(beta, r, *means):
    for mu in means:
        r = beta * r + (1 - beta) * mu
    return r


@question.work
def work(convention, beta, r0, mu1, mu2):
    r1 = after(beta, r0, mu1)
    shown = {"r0_": f"{r0:g}", "mu1_": f"{mu1:g}", "mu2_": f"{mu2:g}", "r1_": f"{r1:.4f}"}
    return {"r1": r1, **{k: f"({v})" if v[0] == "-" else v for k, v in shown.items()}}


@question.answer
def answer(implementation, convention, beta, r0, mu1, mu2):
    return after(beta, r0, mu1, mu2)


@question.check
def check(r, convention, beta, r0, mu1, mu2):
    """Each value moves towards the mean of the batch by the share 1 - beta."""
    first = r(r0 + (1 - beta) * (mu1 - r0))
    return first + (1 - beta) * (mu2 - first)


@question.proof
def proof():
    beta, r0, mu1, mu2 = sp.symbols("beta r0 mu1 mu2", real=True)
    weights = [sp.expand(w) for w in (beta**2, beta * (1 - beta), 1 - beta)]
    return [
        (after(beta, r0, mu1, mu2), weights[0] * r0 + weights[1] * mu1 + weights[2] * mu2),
        (sum(weights), sp.Integer(1), False),
    ]


@question.mistake("The momentum is the weight of the other value, as in the other library.")
def other_convention(convention, beta, r0, mu1, mu2):
    return after(1 - beta, r0, mu1, mu2)


@question.mistake("The running mean is the plain mean of all values so far.")
def plain_mean(convention, beta, r0, mu1, mu2):
    return (r0 + mu1 + mu2) / 3


@question.mistake("The last batch decides; earlier batches are forgotten.")
def first_batch_left_out(convention, beta, r0, mu1, mu2):
    return after(beta, r0, mu2)


@question.mistake("The order of the batches does not matter.")
def order_reversed(convention, beta, r0, mu1, mu2):
    return after(beta, r0, mu2, mu1)


@question.mistake("A moving average must be divided by what its weights lack.")
def bias_corrected(convention, beta, r0, mu1, mu2):
    return after(beta, r0, mu1, mu2) / (1 - beta**2) if beta < 0.9 else None  # far from all the means otherwise


@question.mistake("A running mean starts at zero.")
def started_at_zero(convention, beta, r0, mu1, mu2):
    return after(beta, 0.0, mu1, mu2)


@question.mistake("The mean of both batches is averaged in once.")
def both_batches_at_once(convention, beta, r0, mu1, mu2):
    return after(beta, r0, (mu1 + mu2) / 2)
