"""ch12.loss_scale_window  Which loss scales keep all gradients in half precision.    Chapter 12, interview question 7"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("mixed-precision", "floating-point", "loss-scaling"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="beyond",
    stem=r"""
The backward pass runs in half precision (FP16): its smallest **normal** positive number is $2^{-14}$, its smallest subnormal one $2^{-24}$, its largest number 65504.
The gradients that are not zero have absolute values from $2^{-<< p >>}$ to $3 \cdot 2^{-<< q >>}$, and both ends occur. The loss is multiplied by $2^k$ before the backward pass.

For how many integers $k$ are all scaled gradients normal numbers, with no overflow?
""",
    explanation=r"""
Every gradient is multiplied by $2^k$, since it is linear in the loss. The smallest one is normal if $k - << p >> \ge -14$, so $k \ge << p - 14 >>$. The largest one becomes
$3 \cdot 2^{k - << q >>}$; $3 \cdot 2^{14} = 49152$ is still below 65504 and $3 \cdot 2^{15} = 98304$ is not, so $k \le << q + 14 >>$. From << p - 14 >> to << q + 14 >>, both
included, there are $<< q + 14 >> - << p - 14 >> + 1$ integers: << key >>.
""",
)


@question.draw
def draw(rng):
    q = rng.integer("q", 2, 14)
    return {"q": q, "p": q + rng.integer("span", 8, 22)}


@question.answer
def answer(implementation, p, q):
    return q - p + 29


@question.check
def check(p, q):
    """Exponent by exponent, with the numbers themselves (times 2^60, so integers)."""
    unit = 60
    return sum(
        1
        for k in range(p - 16, q + 17)
        if 2 ** (unit + k - p) >= 2 ** (unit - 14) and 3 * 2 ** (unit + k - q) <= 65504 * 2**unit
    )


@question.proof
def proof():
    """The integers between the two bounds, counted."""
    p, q = sp.symbols("p q", positive=True, integer=True)
    j, k = sp.symbols("j k", integer=True)
    most = sp.floor(sp.log(sp.Rational(65504, 3), 2))  # 3 * 2^j <= 65504
    least = sp.solve(sp.Eq(2 ** (j - p), sp.Rational(1, 2**14)), j)[0]
    return q - p + 29, sp.summation(1, (k, least, q + most))


@question.mistake("Subnormal numbers are as good as normal ones.")
def down_to_subnormals(p, q):
    return q - p + 39


@question.mistake("Only one of the two ends of an interval counts.")
def one_end_forgotten(p, q):
    return q - p + 28


@question.mistake("The largest exponent of the scaled gradient is 15, whatever stands before the power.")
def factor_three_ignored(p, q):
    return q - p + 30


@question.mistake("The factor 3 takes two powers of two.")
def factor_three_as_four(p, q):
    return q - p + 27


@question.mistake("Half precision ends at about 1e-5, 2 to the power of -16.")
def ends_at_1e_minus_5(p, q):
    return q - p + 31


@question.mistake("Scaled gradients must not exceed 1.")
def at_most_one(p, q):
    return q - p + 13 if q - p + 13 > 0 else None


@question.mistake("There are as many as powers of two between the smallest and the largest gradient.")
def span_of_the_gradients(p, q):
    return p - q
