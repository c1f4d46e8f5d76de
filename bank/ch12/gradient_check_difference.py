"""ch12.gradient_check_difference  The relative difference of a gradient check.    Chapter 12, flowchart on gradient checking"""

import math

import sympy as sp

from dlgrade.bank import Question, sqrt

question = Question(
    topics=("gradient-checking", "norm"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    version=2,
    decimals=2,
    stem=r"""
A gradient check compares the gradient $a = (<< a[0]|num >>, << a[1]|num >>)$ of backpropagation with the numerical gradient
$n = (<< n[0]|num(5) >>, << n[1]|num(5) >>)$ by the relative difference $\lVert a - n \rVert_2 / (\lVert a \rVert_2 + \lVert n \rVert_2)$.

How large is it, as a multiple of $10^{-4}$? (For $0.0012$ the answer would be $12$.)
""",
    explanation=r"""
The difference is $a - n = (<< off[0]|num(5) >>, << off[1]|num(5) >>)$, of norm $<< top|num(7) >>$. The norms of $a$ and $n$ are
$<< norm_a|num(5) >>$ and $<< norm_n|num(5) >>$, together $<< (norm_a + norm_n)|num(5) >>$. The ratio is $<< ratio|num(7) >>$, so the answer is << key >>:
far above the $10^{-7}$ of a right gradient.
""",
)


@question.draw
def draw(rng):
    scale = rng.integer("scale", 3, 9)
    first, second = rng.choice("triple", ((3, 4), (4, 3), (5, 12), (12, 5), (8, 15), (15, 8)))
    a = [scale * first * rng.choice("sign", (-1, 1)) / 10, scale * second * rng.choice("sign", (-1, 1)) / 10]
    u, v = rng.choice("difference", ((3, 4), (4, 3), (6, 8), (8, 6), (5, 12), (12, 5)))
    unit = 1e-4
    off = [u * unit * rng.choice("sign of difference", (-1, 1)), v * unit * rng.choice("sign of difference", (-1, 1))]
    return {"a": a, "n": [round(x + y, 5) for x, y in zip(a, off)]}


@question.work
def work(a, n):
    top, norm_a, norm_n = math.dist(a, n), math.hypot(*a), math.hypot(*n)
    return {
        "off": [x - y for x, y in zip(a, n)],
        "top": top,
        "norm_a": norm_a,
        "norm_n": norm_n,
        "ratio": top / (norm_a + norm_n),
    }


@question.answer
def answer(implementation, a, n):
    return 10000 * math.dist(a, n) / (math.hypot(*a) + math.hypot(*n))


@question.check
def check(r, a, n):
    """In components."""
    top = sqrt((a[0] - n[0]) ** 2 + (a[1] - n[1]) ** 2)
    return top / (r(sqrt(a[0] ** 2 + a[1] ** 2)) + r(sqrt(n[0] ** 2 + n[1] ** 2))) * 10000


@question.proof
def proof():
    """The norm of the difference by the law of cosines."""
    a, b, c, d = sp.symbols("a b c d", real=True)
    first, second = sp.sqrt(a**2 + b**2), sp.sqrt(c**2 + d**2)
    top = sp.sqrt((a - c) ** 2 + (b - d) ** 2)
    dot = a * c + b * d

    def where(a, n):
        return {"a": a[0], "b": a[1], "c": n[0], "d": n[1]}

    lemma = (top**2, sp.expand(first**2 + second**2 - 2 * dot), False)
    return [
        lemma,
        (
            10000 * top / (first + second),
            10000 * sp.sqrt(sp.expand(first**2 + second**2 - 2 * dot)) / (second + first),
            where,
        ),
    ]


@question.mistake("The difference is compared with the norm of one gradient.")
def one_norm(a, n):
    return 10000 * math.dist(a, n) / math.hypot(*a)


@question.mistake("The denominator is one root over the squares of all four components.")
def joint_norm(a, n):
    return 10000 * math.dist(a, n) / math.hypot(*a, *n)


@question.mistake("The numerator is the difference of the norms.")
def difference_of_norms(a, n):
    found = 10000 * abs(math.hypot(*a) - math.hypot(*n)) / (math.hypot(*a) + math.hypot(*n))
    return found if found < 9800 * math.dist(a, n) / (math.hypot(*a) + math.hypot(*n)) else None


@question.mistake("The denominator is the product of the norms.")
def product_of_norms(a, n):
    return 10000 * math.dist(a, n) / (math.hypot(*a) * math.hypot(*n))


@question.mistake("A norm is the sum of the sizes of the components.")
def sums_of_sizes(a, n):
    found = 10000 * sum(abs(x - y) for x, y in zip(a, n)) / sum(map(abs, (*a, *n)))
    right = 10000 * math.dist(a, n) / (math.hypot(*a) + math.hypot(*n))
    return found if abs(found - right) > 0.02 * right else None


@question.mistake("The difference is compared with twice the sum of both norms.")
def half(a, n):
    return 5000 * math.dist(a, n) / (math.hypot(*a) + math.hypot(*n))
