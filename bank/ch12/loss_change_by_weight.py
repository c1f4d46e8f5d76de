"""ch12.loss_change_by_weight  What a small change of one weight does to the cost.    Chapter 12, MCQ 8"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("backpropagation", "gradient", "linear-layer"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    decimals=4,
    stem=r"""
A layer of a feed-forward network computes $Z = W A + b$ for a mini-batch of three examples, one per column. Here

$$A = << a|mat >>, \quad D = << d|mat >>$$

and $D_{ik}$ is the derivative of the loss of example $k$ by $Z_{ik}$. The cost $J$ is the **mean** of the three losses.

To first order, by how much does $J$ change if $W_{<< i >><< j >>}$ (row << i >>, column << j >>) is raised by $<< delta|num >>$?
""",
    explanation=r"""
$Z$ is linear in $W$: raising $W_{<< i >><< j >>}$ by $\delta$ raises $Z_{<< i >>k}$ by $\delta A_{<< j >>k}$ for each example $k$ and changes no other row. So the losses together change by
$\delta \sum_k D_{<< i >>k} A_{<< j >>k}$, with the sum $<< terms >> = << total >>$. This is the entry of $D A^\top$; the transposed $A$ is the coefficient of
$W$ in $Z$. For the mean of three losses the change is $<< delta|num >> \cdot << "(" ~ total ~ ")" if total < 0 else total >> / 3$, which is << key >>.
""",
)


@question.draw
def draw(rng):
    a = [rng.integers(f"a{k}", 3, -3, 5) for k in range(2)]
    d = [rng.integers(f"d{k}", 3, -4, 4) for k in range(2)]
    i, j = rng.integer("i", 1, 2), rng.integer("j", 1, 2)
    if product(d[i - 1], a[j - 1]) == 0:
        raise Reject("no change")
    return {"a": a, "d": d, "i": i, "j": j, "delta": rng.choice("delta", (0.01, 0.02, 0.03, 0.05))}


def product(x, y):
    return sum(p * q for p, q in zip(x, y))


@question.work
def work(a, d, i, j, delta):
    pairs = zip(d[i - 1], a[j - 1])
    terms = " + ".join(rf"{f'({p})' if p < 0 else p} \cdot {f'({q})' if q < 0 else q}" for p, q in pairs)
    return {"terms": terms, "total": product(d[i - 1], a[j - 1])}


@question.answer
def answer(implementation, a, d, i, j, delta):
    return delta * product(d[i - 1], a[j - 1]) / 3


@question.check
def check(a, d, i, j, delta):
    """Example by example: what its pre-activation rises by, times the derivative of its loss, a third each."""
    change = 0
    for k in range(3):
        rise = a[j - 1][k] * delta
        change = change + rise * d[i - 1][k] / 3
    return change


@question.proof
def proof():
    """The linearized cost as a function of one weight, differentiated."""
    w, delta = sp.symbols("w delta", real=True)
    a, d, z = sp.symbols("a1:4", real=True), sp.symbols("d1:4", real=True), sp.symbols("z1:4", real=True)
    cost = sum(dk * (w * ak + zk) for ak, dk, zk in zip(a, d, z)) / 3

    def where(a, d, i, j, delta):
        numbers = {f"a{k + 1}": a[j - 1][k] for k in range(3)} | {f"d{k + 1}": d[i - 1][k] for k in range(3)}
        return {**numbers, "delta": delta}

    return delta * (d[0] * a[0] + d[1] * a[1] + d[2] * a[2]) / 3, delta * sp.diff(cost, w), where


@question.mistake("The examples' changes are added up, though the cost is their mean.")
def sum_for_mean(a, d, i, j, delta):
    return delta * product(d[i - 1], a[j - 1])


@question.mistake("The first index of a weight is the input, the second the unit.")
def indices_swapped(a, d, i, j, delta):
    return delta * product(d[j - 1], a[i - 1]) / 3 if i != j else None


@question.mistake("A weight's derivative is the error of its unit; what goes in does not matter.")
def inputs_forgotten(a, d, i, j, delta):
    return delta * sum(d[i - 1]) / 3


@question.mistake("The change goes down the gradient.")
def sign_of_descent(a, d, i, j, delta):
    return -delta * product(d[i - 1], a[j - 1]) / 3


@question.mistake("Mean error times mean input is the mean of the products.")
def product_of_means(a, d, i, j, delta):
    return delta * sum(d[i - 1]) * sum(a[j - 1]) / 9


@question.mistake("The other input of the unit decides.")
def other_input(a, d, i, j, delta):
    return delta * product(d[i - 1], a[2 - j]) / 3
