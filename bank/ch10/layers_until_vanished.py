"""ch10.layers_until_vanished  How deep until the gradient is gone?    Chapter 10, the eigenvalue argument"""

import sympy as sp

from dlgrade.bank import Question, Reject, log

question = Question(
    topics=("vanishing-gradients", "exploding-gradients", "eigenvalues"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    stem=r"""
In a deep network every step back from $dZ^{[l]}$ to $dZ^{[l-1]}$ multiplies the length of the gradient by exactly
<< lam|num >>. The network has $L$ layers (the input is layer 0).

<% if lam < 1 %>
What is the smallest $L$ for which $dZ^{[1]}$ is less than << percent|num >> % as long as $dZ^{[L]}$?
<% else %>
What is the smallest $L$ for which $dZ^{[1]}$ is more than << times >> times as long as $dZ^{[L]}$?
<% endif %>
""",
    explanation=r"""
There are $L - 1$ steps from layer $L$ to layer 1. Wanted is $<< lam|num >>^{L-1} << sign >> << bound|num >>$, or
$L - 1 > \frac{\ln << bound|num >>}{\ln << lam|num >>} = << steps|num(3) >>$. The smallest whole number of steps is << whole >>
($<< lam|num >>^{<< whole - 1 >>} = << before|num(4) >>$, $<< lam|num >>^{<< whole >>} = << after|num(4) >>$), and $L$ is one
more: << key >>.
""",
)


@question.draw
def draw(rng):
    if rng.below("direction", 2):
        lam = rng.choice("lam", (0.88, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95))
        bound = rng.choice("bound", (0.05, 0.02, 0.01, 0.005))
    else:
        lam = rng.choice("growth", (1.05, 1.06, 1.07, 1.08, 1.09, 1.1, 1.12))
        bound = float(rng.choice("times", (10, 20, 50, 100)))
    steps = log(bound) / log(lam)
    if steps % 1 < 0.03 or steps % 1 > 0.97:
        raise Reject("the bound is met nearly exactly")
    return {"lam": lam, "bound": bound}


@question.work
def work(lam, bound):
    steps = log(bound) / log(lam)
    whole = int(steps) + 1
    return {
        "percent": round(100 * bound, 1),
        "times": int(bound),
        "sign": "<" if lam < 1 else ">",
        "steps": steps,
        "whole": whole,
        "before": lam ** (whole - 1),
        "after": lam**whole,
    }


@question.answer
def answer(implementation, lam, bound):
    return int(log(bound) / log(lam)) + 2


@question.check
def check(lam, bound):
    """One layer after the other is added."""
    L, length = 1, 1
    while not (length < bound if lam < 1 else length > bound):
        L, length = L + 1, length * lam
    return L


@question.proof
def proof():
    """The number of steps at which the bound is met exactly, and the next whole number, plus the layer they start from."""
    lam, bound, steps = sp.symbols("lam bound steps", positive=True)
    (exactly,) = sp.solve(sp.Eq(steps * sp.log(lam), sp.log(bound)), steps)
    return [
        (sp.floor(sp.log(bound) / sp.log(lam)) + 2, (exactly - sp.frac(exactly) + 1 + 1).rewrite(sp.floor)),
        (lam ** (sp.log(bound) / sp.log(lam)), bound, False),
    ]


@question.mistake("There are as many steps as layers.")
def one_step_for_each_layer(lam, bound):
    return int(log(bound) / log(lam)) + 1


@question.mistake("The number of steps is rounded down.")
def rounded_down(lam, bound):
    return int(log(bound) / log(lam))


@question.mistake("Only the steps between hidden layers count, and one more layer is needed.")
def one_layer_more(lam, bound):
    return int(log(bound) / log(lam)) + 3


@question.mistake("Each step changes the length by the same amount.")
def changes_add_up(lam, bound):
    found = int((bound - 1) / (lam - 1)) + 2
    return found if found < 100 else None  # a third digit would give it away


@question.mistake("The length goes with the square of the factor.")
def squared_factor(lam, bound):
    return int(log(bound) / log(lam) / 2) + 2


@question.mistake("The length goes with the root of the factor.")
def root_of_the_factor(lam, bound):
    found = int(2 * log(bound) / log(lam)) + 2
    return found if found < 100 else None


@question.mistake("A factor near 1 may be replaced by e to the power of its change, exactly.")
def exponential_for_power(lam, bound):
    found = int(log(bound) / (lam - 1)) + 2
    return found if found < 100 and found != int(log(bound) / log(lam)) + 2 else None
