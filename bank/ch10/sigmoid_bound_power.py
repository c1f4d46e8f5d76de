"""ch10.sigmoid_bound_power  The most that a chain of sigmoids lets through.    Chapter 10, the vanishing gradient"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.t16",
    topics=("vanishing-gradients", "sigmoid"),
    kinds=("MCQ", "NAT"),
    marks={"MCQ": 1, "NAT": 2},
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=4,
    mistakes=("one_step_for_each_layer",),
    stem=r"""
A chain of << L >> layers has one sigmoid unit in each layer; the weight between one unit and the next is
$w = << lam|num >>$ everywhere. In backpropagation $dZ^{[l-1]} = w\, \sigma'(z^{[l-1]})\, dZ^{[l]}$ for
each $l$ from << L >> down to 2.

What is the largest value that $\lvert dZ^{[1]} \rvert / \lvert dZ^{[<< L >>]} \rvert$ can have, whatever the $z^{[l]}$ are?
""",
    explanation=r"""
$\sigma'(z) = \sigma(z)(1-\sigma(z))$ is at most $\frac{1}{4}$, at $z = 0$. Each of the << L - 1 >> steps multiplies the size by at
most $\lvert << lam|num >> \rvert\cdot\frac{1}{4} = << step|num >>$, so the bound is $<< step|num >>^{<< L - 1 >>}$, which is
<< key >>.
""",
)


@question.draw
def draw(rng):
    sizes = (1.2, 1.4, 1.6, 1.8, 2.2, 2.4, 2.5, 2.8, 3.0, 3.2, 3.5, 3.6, 4.4, 4.8, 5.0, 5.2, 6.0)
    return {"lam": rng.choice("lam", sizes) * rng.choice("sign", (-1, 1)), "L": rng.integer("L", 3, 6)}


@question.answer
def answer(implementation, lam, L):
    return implementation.sigmoid_bound(lam, L)


@question.work
def work(lam, L):
    return {"step": abs(lam) / 4}


@question.check
def check(lam, L):
    """Step after step with the slope where both outcomes of the sigmoid are equally likely."""
    bound, half = 1, abs(lam) / 2
    for _ in range(L - 1):
        bound = bound * half / 2
    return bound


@question.proof
def proof():
    """The largest slope is where the slope of the slope vanishes."""
    z, lam = sp.symbols("z lam", real=True)
    L, l = sp.symbols("L l", positive=True, integer=True)
    sigma = 1 / (1 + sp.exp(-z))
    slope = sigma.diff(z)
    s = sp.Symbol("s")
    (at,) = sp.solve(sp.diff(s * (1 - s), s), s)
    largest = at * (1 - at)
    return [
        (slope, sigma * (1 - sigma), False),
        (slope.subs(z, 0), largest, False),
        ((sp.Abs(lam) / 4) ** (L - 1), (sp.Abs(lam) * largest) ** sp.summation(1, (l, 2, L))),
    ]


@question.mistake("Only hidden layers count, so there is one step fewer.")
def one_step_less(lam, L):
    return (abs(lam) / 4) ** (L - 2)


@question.mistake("All units share one weight, so it is a factor of the product once.")
def weight_only_once(lam, L):
    return abs(lam) / 4 ** (L - 1)


@question.mistake("The factors of the steps are averaged over the layers.")
def averaged(lam, L):
    return abs(lam) / 4 * (L - 1) / L


def short(value):
    """The value, unless its length gives it away."""
    return value if value < 10 else None


@question.mistake("The sigmoid contributes its middle value, 0.5, at each step.")
def value_for_slope(lam, L):
    return short((abs(lam) / 2) ** (L - 1))


@question.mistake("The slope counts once; only the weights are multiplied again and again.")
def slope_only_once(lam, L):
    return short(abs(lam) ** (L - 1) / 4)
