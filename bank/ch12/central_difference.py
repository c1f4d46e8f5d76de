"""ch12.central_difference  A numerical derivative with a coarse step.    Chapter 12, section 12.2 and exercise 12.13"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("numerical-gradient", "gradient-checking", "derivatives"),
    kinds=("MCQ", "NAT"),
    marks=1,
    bloom="apply",
    syllabus="da",
    decimals=2,
    stem=r"""
The derivative of $f(w) = << c >> w^3 << d|signed >> w^2$ at $w = << w >>$ is approximated with the step $h = << h|num >>$ by
<% if method == "central" %>the central difference $(f(w + h) - f(w - h)) / (2h)$.<% else %>the one-sided difference
$(f(w + h) - f(w)) / h$.<% endif %>

<% if asked == "value" %>What is the approximation?<% else %>By how much does the approximation exceed the exact derivative (negative if it lies
below)?<% endif %>
""",
    explanation=r"""
The exact derivative is $f'(w) = << 3 * c >> w^2 << (2 * d)|signed >> w = << exact >>$. Expanding the powers,
<% if method == "central" %>
the even powers of $h$ cancel and the approximation is $f'(w) + << c >> h^2$, an error of $<< error|num >>$: it shrinks with the square
of $h$.
<% else %>
the approximation is $f'(w) + (<< 3 * c >> w << d|signed >>) h + << c >> h^2$, an error of $<< error|num >>$: it shrinks only in proportion to $h$.
<% endif %>
The << "approximation" if asked == "value" else "difference" >> asked for is << key >>.
""",
)


@question.draw
def draw(rng):
    return {
        "method": rng.choice("method", ("central", "one-sided")),
        "asked": rng.choice("asked", ("value", "error")),
        "c": rng.choice("c", (2, 3, 4)),
        "d": rng.choice("d", (-5, -4, -3, 3, 4, 5)),
        "w": rng.choice("w", (-2, -1, 1, 2)),
        "h": rng.choice("h", (0.1, 0.2, 0.3, 0.4, 0.5)),
    }


@question.work
def work(method, asked, c, d, w, h):
    error = c * h * h + (0 if method == "central" else (3 * c * w + d) * h)
    return {"exact": 3 * c * w * w + 2 * d * w, "error": round(error, 9)}


def quotient(c, d, w, h, start):
    """The slope of the secant from w + start to w + h."""

    def f(x):
        return c * x**3 + d * x**2

    return (f(w + h) - f(w + start)) / (h - start)


def asked_of(asked, value, c, d, w):
    return value if asked == "value" else value - (3 * c * w * w + 2 * d * w)


@question.answer
def answer(implementation, method, asked, c, d, w, h):
    return asked_of(asked, quotient(c, d, w, h, -h if method == "central" else 0), c, d, w)


@question.check
def check(method, asked, c, d, w, h):
    error = c * h * h + (0 if method == "central" else (3 * c * w + d) * h)
    return error + (3 * c * w * w + 2 * d * w if asked == "value" else 0)


@question.proof
def proof():
    """Expand the quotient; subtract the derivative."""
    c, d, w, h = sp.symbols("c d w h")
    x = sp.Symbol("x")
    f = c * x**3 + d * x**2
    exact = sp.diff(f, x).subs(x, w)
    central = sp.expand((f.subs(x, w + h) - f.subs(x, w - h)) / (2 * h))
    one_sided = sp.expand((f.subs(x, w + h) - f.subs(x, w)) / h)

    def only(m, a):
        def where(method, asked, c, d, w, h):
            return {"c": c, "d": d, "w": w, "h": h} if (method, asked) == (m, a) else None

        return where

    found = []
    for m, quotient, error in (
        ("central", central, c * h**2),
        ("one-sided", one_sided, c * h**2 + (3 * c * w + d) * h),
    ):
        found += [(exact + error, quotient, only(m, "value")), (error, quotient - exact, only(m, "error"))]
    return found


@question.mistake("The points are those of the other form: one side for two, two sides for one.")
def other_form(method, asked, c, d, w, h):
    return asked_of(asked, quotient(c, d, w, h, 0 if method == "central" else -h), c, d, w)


@question.mistake("The divisor is that of the other form: h for two sides, 2h for one.")
def wrong_divisor(method, asked, c, d, w, h):
    right = quotient(c, d, w, h, -h if method == "central" else 0)
    return asked_of(asked, right * (2 if method == "central" else 0.5), c, d, w)


@question.mistake("The numerical value lies on the other side of the exact one.")
def other_side(method, asked, c, d, w, h):
    exact = 3 * c * w * w + 2 * d * w
    right = quotient(c, d, w, h, -h if method == "central" else 0)
    return asked_of(asked, 2 * exact - right, c, d, w)


@question.mistake("The step goes to the left: (f(w) - f(w - h)) / h.")
def backward_difference(method, asked, c, d, w, h):
    return asked_of(asked, quotient(c, d, w, -h, 0), c, d, w)


@question.mistake("The error is half the second derivative times h, for both forms.")
def first_order_error(method, asked, c, d, w, h):
    exact = 3 * c * w * w + 2 * d * w
    return asked_of(asked, exact + (3 * c * w + d) * h, c, d, w)


@question.mistake("The points of the quotient lie 2h away from w.")
def double_step(method, asked, c, d, w, h):
    return asked_of(asked, quotient(c, d, w, 2 * h, -2 * h if method == "central" else 0), c, d, w)
