"""ch12.fastest_fixed_rate  How many steps the best fixed learning rate needs.    Chapter 12, learning rates; exercise 12.19"""

import math
from fractions import Fraction

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("learning-rate", "gradient-descent", "condition-number"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    stem=r"""
Gradient descent with a fixed learning rate $\alpha$ minimizes $J(x, y) = \frac{1}{2} (<< low >> x^2 + << high >> y^2)$ from the start
$x = y = 1$. The rate is chosen such that the larger of the two factors by which $|x|$ and $|y|$ are multiplied in one step is as
small as possible.

After how many steps are $|x|$ and $|y|$ both below $10^{-<< digits >>}$ for the first time?
""",
    explanation=r"""
One step multiplies $x$ by $1 - << low >> \alpha$ and $y$ by $1 - << high >> \alpha$. The larger of $|1 - << low >> \alpha|$ and
$|1 - << high >> \alpha|$ is smallest where both are equal in size, $1 - << low >> \alpha = << high >> \alpha - 1$, so
$\alpha = 2 / (<< low >> + << high >>) = << rate >>$. Both factors then have the size
$(<< high >> - << low >>) / (<< high >> + << low >>) = << factor|frac >>$. After $k$ steps $|x| = |y| = (<< factor|frac >>)^k$, which is below
$10^{-<< digits >>}$ for $k > << digits >> / \log_{10} (<< inverse|frac >>) = << exact|num(3) >>$: << key >> steps.
""",
)


@question.draw
def draw(rng):
    low, high, digits = rng.integer("low", 1, 6), rng.integer("high", 3, 30), rng.integer("digits", 2, 6)
    if high < 2 * low or high > 12 * low:
        raise Reject("the curvatures are too much or too little alike")
    exact = digits / math.log10((high + low) / (high - low))
    if abs(exact - round(exact)) < 0.02:
        raise Reject("the limit is met nearly exactly")
    return {"low": low, "high": high, "digits": digits}


def steps(factor, digits):
    """How many factors it takes to fall below 10^-digits; None if it never does or at once."""
    if not 0 < factor < 1:
        return None
    return math.floor(digits / -math.log10(factor)) + 1


@question.work
def work(low, high, digits):
    factor = Fraction(high - low, high + low)
    rate = Fraction(2, low + high)
    exact = digits / -math.log10(factor)
    shown = str(rate) if rate.denominator == 1 else rf"{rate.numerator} / {rate.denominator}"
    return {"factor": factor, "inverse": 1 / factor, "rate": shown, "exact": exact}


@question.answer
def answer(implementation, low, high, digits):
    return steps((high - low) / (high + low), digits)


@question.check
def check(low, high, digits):
    """Step by step, with exact fractions, from the gradient."""
    rate = Fraction(2, low + high)
    x = y = Fraction(1)
    for k in range(1, 9999):
        x, y = x - rate * low * x, y - rate * high * y
        if max(abs(x), abs(y)) * 10**digits < 1:
            return k
    return None


@question.proof
def proof():
    """The rate is where both factors have one size, and any other makes the larger of them larger."""
    low, gap, move = sp.symbols("low gap move", positive=True)
    high, alpha = low + gap, sp.Symbol("alpha", positive=True)
    rate = sp.solve(sp.Eq(1 - alpha * low, alpha * high - 1), alpha)[0]
    factor = (high - low) / (high + low)
    digits, k, b = sp.symbols("digits k b", positive=True)
    crossing = sp.solve(sp.Eq(-k * sp.log((b - low) / (b + low)), digits * sp.log(10)), k)[0]

    def where(low, high, digits):
        return {"low": low, "b": high, "digits": digits}

    return [
        (sp.floor(-digits * sp.log(10) / sp.log((b - low) / (b + low))) + 1, sp.floor(crossing) + 1, where),
        (1 - rate * low, factor, False),
        (rate * high - 1, factor, False),
        ((rate + move) * high - 1 - factor, move * high, False),  # a larger rate: y shrinks less
        (1 - (rate - move) * low - factor, move * low, False),  # a smaller one: x does
    ]


@question.mistake("The best rate is one over the largest curvature.")
def one_over_largest(low, high, digits):
    return steps(1 - low / high, digits)


@question.mistake("The best rate is one over the sum of the curvatures.")
def one_over_sum(low, high, digits):
    return steps(1 - low / (low + high), digits)


@question.mistake("The roots of the curvatures stand in the factor, as with the best momentum.")
def square_root_factor(low, high, digits):
    a, b = math.sqrt(low), math.sqrt(high)
    return steps((b - a) / (b + a), digits)


@question.mistake("The logarithm is the natural one on one side only.")
def mixed_logarithms(low, high, digits):
    return math.floor(digits / math.log((high + low) / (high - low))) + 1


@question.mistake("The steps that x needs and those that y needs add up.")
def steps_added(low, high, digits):
    return 2 * steps((high - low) / (high + low), digits)


@question.mistake("The start is the first step.")
def start_counted(low, high, digits):
    return steps((high - low) / (high + low), digits) + 1


@question.mistake("The number of steps is rounded down.")
def rounded_down(low, high, digits):
    return steps((high - low) / (high + low), digits) - 1


@question.mistake("The loss, and so the square of the factor, is what has to fall below the limit.")
def loss_for_distance(low, high, digits):
    return steps(((high - low) / (high + low)) ** 2, digits)
