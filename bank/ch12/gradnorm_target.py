"""ch12.gradnorm_target  How long GradNorm wants a task's gradient to be.    Chapter 12, research problem 3; Chen et al. (2018)"""

import math

import sympy as sp

from dlgrade.bank import Question, Reject, sqrt

question = Question(
    topics=("multi-task", "gradnorm", "gradient"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=3,
    stem=r"""
Two tasks are trained together. At the shared layer their gradients, task weights included, have the norms $G_1 = << g1|num >>$ and $G_2 = << g2|num >>$. Since the start the loss of task 1
has fallen from << start1 >> to << now1 >>, that of task 2 from << start2 >> to << now2 >>. GradNorm wants the gradient norm of task $i$ to be
$\bar G \, r_i^{1/2}$: $\bar G$ is the mean of the two norms, and $r_i$ is the share of its first loss that task $i$ still has, divided by the mean of both shares.

Which norm does it want for task 1?
""",
    explanation=r"""
The shares that are left are $<< now1 >> / << start1 >> = << one|num(4) >>$ and $<< now2 >> / << start2 >> = << two|num(4) >>$, their mean is $<< ((one + two) / 2)|num(4) >>$. So
$r_1 = << ratio|num(4) >>$, and with $\bar G = << ((g1 + g2) / 2)|num >>$ the norm wanted is $<< ((g1 + g2) / 2)|num >> \cdot \sqrt{<< ratio|num(4) >>}$, which is << key >>. The task that has
made less progress gets the longer gradient, here task << 1 if one > two else 2 >>.
""",
)


@question.draw
def draw(rng):
    values = {"start1": rng.choice("start1", (4, 5, 8, 10)), "start2": rng.choice("start2", (4, 5, 8, 10))}
    values |= {"now1": rng.integer("now1", 1, 3), "now2": rng.integer("now2", 1, 3)}
    values |= {"g1": rng.decimal("g1", 1.0, 6.0, 1), "g2": rng.decimal("g2", 1.0, 6.0, 1)}
    if values["now1"] * values["start2"] == values["now2"] * values["start1"] or values["g1"] == values["g2"]:
        raise Reject("both tasks alike")
    return values


def share(start1, start2, now1, now2):
    one, two = now1 / start1, now2 / start2
    return 2 * one / (one + two)


@question.work
def work(start1, start2, now1, now2, g1, g2):
    return {"one": now1 / start1, "two": now2 / start2, "ratio": share(start1, start2, now1, now2)}


@question.answer
def answer(implementation, start1, start2, now1, now2, g1, g2):
    return (g1 + g2) / 2 * math.sqrt(share(start1, start2, now1, now2))


@question.check
def check(r, start1, start2, now1, now2, g1, g2):
    """The mean of both shares over a common denominator."""
    mean = r((now1 * start2 + now2 * start1) / (2 * start1 * start2))
    return (g1 + g2) * r(sqrt(r(now1 / (start1 * mean)))) / 2


@question.proof
def proof():
    """The relative share from its definition."""
    start1, start2, now1, now2, g1, g2 = sp.symbols("start1 start2 now1 now2 g1 g2", positive=True)
    left = sp.Matrix([now1 / start1, now2 / start2])
    relative = sp.simplify(left[0] / (sum(left) / 2))
    plain = 2 * now1 * start2 / (now1 * start2 + now2 * start1)
    return (g1 + g2) / 2 * sp.sqrt(plain), (g1 + g2) / 2 * sp.sqrt(relative)


@question.mistake("The share counts in full, not by its root.")
def no_root(start1, start2, now1, now2, g1, g2):
    return (g1 + g2) / 2 * share(start1, start2, now1, now2)


@question.mistake("The task that has made more progress gets the longer gradient.")
def upside_down(start1, start2, now1, now2, g1, g2):
    return (g1 + g2) / 2 / math.sqrt(share(start1, start2, now1, now2))


@question.mistake("The task's own norm is scaled, not the mean of all.")
def own_norm(start1, start2, now1, now2, g1, g2):
    return g1 * math.sqrt(share(start1, start2, now1, now2))


@question.mistake("All gradients get the same norm.")
def mean_norm(start1, start2, now1, now2, g1, g2):
    return (g1 + g2) / 2


@question.mistake("The share counts as it is, without the mean of both.")
def not_relative(start1, start2, now1, now2, g1, g2):
    return (g1 + g2) / 2 * math.sqrt(now1 / start1)


@question.mistake("The loss itself counts, not its share of the first one.")
def loss_for_share(start1, start2, now1, now2, g1, g2):
    return (g1 + g2) / 2 * math.sqrt(2 * now1 / (now1 + now2)) if start1 != start2 else None


@question.mistake("The norms are added up.")
def sum_of_norms(start1, start2, now1, now2, g1, g2):
    return (g1 + g2) * math.sqrt(share(start1, start2, now1, now2))
