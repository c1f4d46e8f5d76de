"""ch10.scaled_sigmoid_weight  The weight that balances a slope.    Chapter 10, the vanishing gradient"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    about="ch10.t16",
    topics=("vanishing-gradients", "sigmoid", "derivatives"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    decimals=3,
    stem=r"""
A deep chain of single units uses the activation function $g(z) = << c|num >>\,\sigma(<< k|num >>\,z)$ with the sigmoid
$\sigma(x) = 1/(1 + e^{-x})$. All weights have the same value $w > 0$. On the way back each step multiplies the gradient by
$w\, g'(z)$.

For which $w$ is the largest possible factor of a step exactly 1, so that gradients can at best keep their size?
""",
    explanation=r"""
By the chain rule $g'(z) = << c|num >>\cdot << k|num >>\cdot \sigma'(<< k|num >>\,z)$, which is largest at $z = 0$, where
$\sigma' = \frac{1}{4}$: $\frac{<< c|num >>\cdot << k|num >>}{4} = << slope|num >>$. The factor is 1 for
$w = \frac{1}{<< slope|num >>}$, which is << key >>. (For the plain sigmoid it would be 4.)
""",
)


@question.draw
def draw(rng):
    return {
        "c": rng.choice("c", (0.6, 0.7, 0.8, 1.2, 1.4, 1.6, 2.2, 2.5)),
        "k": rng.choice("k", (0.7, 0.9, 1.3, 1.5, 1.7, 2.0, 2.4, 3.0)),
    }


@question.work
def work(c, k):
    return {"slope": c * k / 4}


@question.answer
def answer(implementation, c, k):
    return implementation.neutral_weight(c * k / 4)


@question.check
def check(r, c, k):
    """sigma(x) = (1 + tanh(x/2)) / 2, and tanh has the slope 1 at 0."""
    rise_of_tanh = k / 2
    return 1 / r(c * rise_of_tanh / 2)


@question.proof
def proof():
    """The derivative of g at 0, where the second derivative vanishes."""
    z, c, k = sp.symbols("z c k", positive=True)
    g = c / (1 + sp.exp(-k * z))
    return [(4 / (c * k), 1 / g.diff(z).subs(z, 0)), (g.diff(z, 2).subs(z, 0), sp.Integer(0), False)]


@question.mistake("The weight has to equal the slope for them to balance.")
def weight_equals_slope(c, k):
    return c * k / 4


@question.mistake("A factor inside the function does not change its slope.")
def inner_factor_forgotten(c, k):
    return 4 / c


@question.mistake("A factor in front of the function does not change its slope.")
def outer_factor_forgotten(c, k):
    return 4 / k


@question.mistake("The sigmoid contributes its value at 0, one half.")
def value_for_slope(c, k):
    return 2 / c


@question.mistake("A slope of a sigmoid is 1/4 at most, however it is scaled.")
def plain_sigmoid(c, k):
    return 4.0


@question.mistake("The inner factor is divided by, as in an integral.")
def inner_factor_divided(c, k):
    return 4 * k / c


@question.mistake("The inner derivative enters squared.")
def inner_factor_squared(c, k):
    return 4 / (c * k * k)
