"""ch12.pcgrad_component  Two conflicting tasks and the projection of their gradients.    Chapter 12, research problem 3; Yu et al. (2020)"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("multi-task", "projection", "gradient"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="beyond",
    version=2,
    decimals=4,
    stem=r"""
Two tasks share the parameters $\theta$, and their gradients there are $g_1 = (<< a >>, << b >>)$ and $g_2 = (<< c >>, << d >>)$. PCGrad takes from each task's gradient, where the two have
a **negative** dot product, its component along the other task's original gradient, and adds up what is left of both.

What is the first component of the sum?
""",
    explanation=r"""
$g_1 \cdot g_2 = << dot >>$ is negative, so they conflict. From $g_1$ is taken $\frac{<< dot >>}{<< n2 >>} g_2$ with $\lVert g_2 \rVert^2 = << n2 >>$; the first component that is left is
$<< a >> - \frac{<< dot >>}{<< n2 >>} \cdot << "(" ~ c ~ ")" if c < 0 else c >> = << first|num(4) >>$. From $g_2$ is taken $\frac{<< dot >>}{<< n1 >>} g_1$ with
$\lVert g_1 \rVert^2 = << n1 >>$, which leaves $<< c >> - \frac{<< dot >>}{<< n1 >>} \cdot << "(" ~ a ~ ")" if a < 0 else a >> = << second|num(4) >>$. The sum is << key >>.
""",
)


@question.draw
def draw(rng):
    a, b, c, d = (rng.choice(name, (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)) for name in "abcd")
    if a * c + b * d > 0:
        c, d = -c, -d
    if a * c + b * d == 0 or a * d == b * c:
        raise Reject("at right angles or opposite")
    return {"a": a, "b": b, "c": c, "d": d}


@question.work
def work(a, b, c, d):
    dot, n1, n2 = a * c + b * d, a * a + b * b, c * c + d * d
    return {"dot": dot, "n1": n1, "n2": n2, "first": a - dot / n2 * c, "second": c - dot / n1 * a}


@question.answer
def answer(implementation, a, b, c, d):
    dot = a * c + b * d
    return a - dot / (c * c + d * d) * c + c - dot / (a * a + b * b) * a


@question.check
def check(r, a, b, c, d):
    """The dot product from three lengths, then one projection after the other."""
    one, two = a * a + b * b, c * c + d * d
    dot = ((a + c) ** 2 + (b + d) ** 2 - one - two) / 2
    return (a - r(dot / two) * c) + (c - r(dot / one) * a)


@question.proof
def proof():
    """The solution of "along the other's normal", by the least distance: minimize |g1 - s g2|."""
    a, b, c, d, s = sp.symbols("a b c d s", real=True)

    def left(x, y, u, w):
        best = sp.solve(sp.diff((x - s * u) ** 2 + (y - s * w) ** 2, s), s)[0]
        return x - best * u

    dot = a * c + b * d
    return a + c - dot * c / (c**2 + d**2) - dot * a / (a**2 + b**2), left(a, b, c, d) + left(c, d, a, b)


@question.mistake("The gradients are added as they are.")
def plain_sum(a, b, c, d):
    return a + c


@question.mistake("The component is the dot product divided by the length, not by its square.")
def divided_by_the_length(a, b, c, d):
    dot = a * c + b * d
    return a - dot / (c * c + d * d) ** 0.5 * c + c - dot / (a * a + b * b) ** 0.5 * a


@question.mistake("Only the first task gives way.")
def one_side_only(a, b, c, d):
    return a - (a * c + b * d) / (c * c + d * d) * c + c


@question.mistake("The tasks' gradients are averaged.")
def mean_for_sum(a, b, c, d):
    return answer(None, a, b, c, d) / 2


@question.mistake("Each component is divided by the squared length of its own gradient.")
def own_length(a, b, c, d):
    dot = a * c + b * d
    return a - dot / (a * a + b * b) * c + c - dot / (c * c + d * d) * a


@question.mistake("What conflicts is added once more.")
def component_added(a, b, c, d):
    dot = a * c + b * d
    return a + dot / (c * c + d * d) * c + c + dot / (a * a + b * b) * a
