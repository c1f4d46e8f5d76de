"""ch10.bce_output_derivative  Where backpropagation starts.    Chapter 10, backward propagation"""

import sympy as sp

from dlgrade.bank import Question, log

question = Question(
    about="ch10.t11",
    topics=("cross-entropy", "derivatives", "backpropagation"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    decimals=3,
    mistakes=("dA_sign", "dA_is_difference"),
    stem=r"""
A network with one sigmoid output gives $a = << a|num >>$ for an example with the label $y = << y >>$. Its loss is
$\mathcal{L} = -\left[y \ln a + (1-y) \ln(1-a)\right]$ with the natural logarithm. What is the derivative of the loss with respect
to the **activation**, $dA = \partial \mathcal{L} / \partial a$?
""",
    explanation=r"""
$\frac{\partial \mathcal{L}}{\partial a} = -\frac{y}{a} + \frac{1-y}{1-a}$. For $y = << y >>$ only the
<< "first" if y else "second" >> term is left:
<% if y %>
$-\frac{1}{<< a|num >>}$,
<% else %>
$\frac{1}{1 - << a|num >>}$,
<% endif %>
which is << key >>. Only after multiplication with the sigmoid's slope $a(1-a)$ does this become
$dZ = a - y = << (a - y)|num(2) >>$.
""",
    feedback={
        "dA_is_difference": "$a - y$ is $dZ$, the derivative with respect to $z$; that with respect to $a$ was asked."
    },
)


@question.draw
def draw(rng):
    return {"a": rng.decimal("a", 0.06, 0.94, 2), "y": rng.below("y", 2)}


@question.answer
def answer(implementation, a, y):
    return implementation.output_dA(a, y)


@question.check
def check(r, a, y):
    """dZ = a - y, and the chain rule divided by the slope of the sigmoid."""
    return (a - y) / (a * (1 - a))


@question.proof
def proof():
    a, y = sp.symbols("a y", positive=True)
    return -y / a + (1 - y) / (1 - a), sp.diff(-(y * sp.log(a) + (1 - y) * sp.log(1 - a)), a)


@question.mistake("The loss itself is handed back.")
def loss_itself(a, y):
    return -log(a if y else 1 - a)


@question.mistake("The loss of a positive example is -ln(1 - a), that of a negative one -ln a.")
def other_label(a, y):
    return 1 / (1 - a) if y else -1 / a


@question.mistake("The slope of the sigmoid is multiplied in twice.")
def slope_twice(a, y):
    return (a - y) * a * (1 - a)


@question.mistake("dA is the label minus the prediction.")
def difference_reversed(a, y):
    return y - a


@question.mistake("The derivative of ln a is 1/a squared.")
def squared(a, y):
    return -1 / a**2 if y else 1 / (1 - a) ** 2


@question.mistake("Both fractions count, whatever the label is.")
def both_fractions(a, y):
    both = 1 / a + 1 / (1 - a)
    return None if both >= 10 > (1 / a if y else 1 / (1 - a)) else -both if y else both
