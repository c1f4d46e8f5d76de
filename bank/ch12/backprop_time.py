"""ch12.backprop_time  From days to milliseconds: one gradient by backpropagation.    Chapter 12, section 12.2"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("cost", "backpropagation", "numerical-gradient"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    decimals=1,
    unit="ms",
    stem=r"""
The gradient of a network with $<< millions >>$ million parameters is computed by central differences, one parameter at a time,
on one mini-batch. This takes << days >> day<< "" if days == 1 else "s" >>, all of it spent on forward passes of this mini-batch.
A backward pass takes $<< price|num >>$ times as long as a forward pass.

How long does backpropagation take for the same gradient, forward pass included?
""",
    explanation=r"""
Central differences need two forward passes for each parameter, $<< 2 * millions >> \cdot 10^6$ in all. With
$<< days >> \cdot 86\,400\,000$ ms one of them takes $<< pass_|num(4) >>$ ms. Backpropagation makes one forward and one backward
pass, $1 + << price|num >> = << (1 + price)|num >>$ times as much: << key >>.
""",
)


@question.draw
def draw(rng):
    return {
        "millions": rng.integer("millions", 2, 30),
        "days": rng.integer("days", 1, 9),
        "price": rng.choice("price", (1.5, 2.0, 2.5, 3.0)),
    }


def one_pass(millions, days):
    return days * 86_400_000 / (2 * millions * 10**6)


@question.work
def work(millions, days, price):
    return {"pass_": one_pass(millions, days)}


@question.answer
def answer(implementation, millions, days, price):
    return one_pass(millions, days) * (1 + price)


@question.check
def check(r, millions, days, price):
    """In seconds, through the time that each parameter takes."""
    for_each = r(days * 24 * 3600 * 1000 / (millions * 10**6))
    forward = r(for_each / 2)
    return forward + r(forward * price)


@question.proof
def proof():
    """Solve (time for N parameters) = days for the time f of a forward pass."""
    millions, days, price, f = sp.symbols("millions days price f", positive=True)
    total = sp.solve(sp.Eq(millions * 10**6 * 2 * f, days * 24 * 60 * 60 * 1000), f)[0]
    return sp.Rational(216, 5) * days / millions * (1 + price), total + price * total


@question.mistake("Central differences need one forward pass for each parameter.")
def one_sided(millions, days, price):
    return 2 * one_pass(millions, days) * (1 + price)


@question.mistake("The backward pass is all that backpropagation costs.")
def forward_forgotten(millions, days, price):
    return one_pass(millions, days) * price


@question.mistake("The gradient comes with the forward pass, at no further cost.")
def backward_forgotten(millions, days, price):
    return one_pass(millions, days)


@question.mistake("Backpropagation needs the loss on both sides too, so two forward passes.")
def two_forward(millions, days, price):
    return one_pass(millions, days) * (2 + price)


@question.mistake("Backpropagation needs two backward passes, one for the weights and one for the biases.")
def two_backward(millions, days, price):
    return one_pass(millions, days) * (1 + 2 * price)


@question.mistake("Each loss of a central difference takes two forward passes.")
def halved(millions, days, price):
    return one_pass(millions, days) * (1 + price) / 2
