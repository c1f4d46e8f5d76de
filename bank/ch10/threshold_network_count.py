"""ch10.threshold_network_count  The inputs that switch a network on.    Chapter 10, architecture design; depth efficiency"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("mlp", "forward-pass", "universal-approximation"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    stem=r"""
A feed-forward network has << n >> binary inputs, $x_1, \ldots, x_{<< n >>} \in \{0, 1\}$, two hidden units and one output,

$$h_1 = g(x_1 + \ldots + x_{<< n >>} - << a >>), \quad h_2 = g(x_1 + \ldots + x_{<< n >>} - << b >>), \quad y = g(<< output >>),$$

with the threshold function $g(z) = 1$ for $z > 0$ and $g(z) = 0$ for $z \le 0$.

For how many of the $2^{<< n >>}$ inputs is $y = 1$?
""",
    explanation=r"""
$h_1 = 1$ if at least << a + 1 >> inputs are 1, $h_2 = 1$ if at least << b + 1 >> are. As $<< a >> < << b >>$, $(h_1, h_2)$ can be $(0, 0)$, $(1, 0)$ or $(1, 1)$.
<% if band %>$y = 1$ only for $(1, 0)$<% else %>$y = 0$ only for $(1, 0)$<% endif %>, that is with << ones >> ones. Of << n >> bits these can be chosen in $<< terms >>$
ways<% if not band %>; for the other inputs, $2^{<< n >>} - << inside >>$, the output is 1<% endif %>. So the number is << key >>. One threshold unit cannot do this:
its sum would have to rise and fall with the number of ones.
""",
    feedback={"fires_at_its_threshold": "A sum of exactly << a >> or << b >> makes $z = 0$, and $g(0) = 0$."},
)


@question.draw
def draw(rng):
    n = rng.integer("n", 5, 8)
    a = rng.integer("a", 1, n - 2)
    b = rng.integer("b", a + 1, min(n - 1, a + 3))
    if inputs(n, range(a + 1, b + 1)) < 10:
        raise Reject("so few inputs can be guessed")
    return {"n": n, "a": a, "b": b, "band": rng.choice("band", (True, False))}


@question.work
def work(n, a, b, band):
    return {
        "output": "h_1 - h_2 - 0.5" if band else "h_2 - h_1 + 0.5",
        "ones": " or ".join(str(ones) for ones in range(a + 1, b + 1)),
        "terms": " + ".join(str(inputs(n, [ones])) for ones in range(a + 1, b + 1)),
        "inside": inputs(n, range(a + 1, b + 1)),
    }


def inputs(n, ones):
    """How many of the inputs have a number of ones that is in ``ones``: Pascal's rule, row after row."""
    row = [1]
    for _ in range(n):
        row = [1, *(x + y for x, y in zip(row, row[1:])), 1]
    return sum(row[k] for k in range(n + 1) if k in ones)


def either(n, band, ones):
    """Of the band's inputs, or of all the others."""
    return inputs(n, ones) if band else 2**n - inputs(n, ones)


def alike(value, n, a, b, band):
    """The value, unless it is shorter than the key: its length would tell."""
    return value if len(str(value)) >= len(str(either(n, band, range(a + 1, b + 1)))) else None


@question.answer
def answer(implementation, n, a, b, band):
    return either(n, band, range(a + 1, b + 1))


@question.check
def check(n, a, b, band):
    """Every input goes forward through the network."""

    def g(z):
        return 1 if z > 0 else 0

    count = 0
    for number in range(2**n):
        total = sum(number >> bit & 1 for bit in range(n))
        h1, h2 = g(total - a), g(total - b)
        count += g(2 * (h1 - h2) - 1 if band else 2 * (h2 - h1) + 1)
    return count


@question.proof
def proof():
    """Ones are placed in order, and their orders do not count; the number of terms is told by 0 and 1."""
    n, a = sp.symbols("n a", positive=True, integer=True)
    second, third, band = sp.symbols("second third band")
    chosen = [sp.binomial(n, a + k) for k in (1, 2, 3)]
    placed = [sp.FallingFactorial(n, a + k) / sp.factorial(a + k) for k in (1, 2, 3)]

    def total(terms):
        inside = terms[0] + second * terms[1] + third * terms[2]
        return band * inside + (1 - band) * (2**n - inside)

    def where(n, a, b, band):
        return {"n": n, "a": a, "second": int(b > a + 1), "third": int(b > a + 2), "band": int(band)}

    x = sp.Symbol("x")
    row = sp.Poly((1 + x) ** 7, x).all_coeffs()
    return [
        (sp.Matrix(row), sp.Matrix([sp.binomial(7, k) for k in range(8)]), False),
        (total(chosen).rewrite(sp.gamma), total(placed).rewrite(sp.gamma), where),
    ]


@question.mistake("A unit fires when its sum reaches the threshold.")
def fires_at_its_threshold(n, a, b, band):
    return either(n, band, range(a, b))


@question.mistake("Both ends of the band belong to it.")
def both_ends(n, a, b, band):
    return either(n, band, range(a, b + 1))


@question.mistake("Neither end of the band belongs to it.")
def neither_end(n, a, b, band):
    return either(n, band, range(a + 1, b)) if b > a + 1 else None


@question.mistake("Inputs with equally many ones are one and the same.")
def sums_are_counted(n, a, b, band):
    return alike(b - a if band else n + 1 - (b - a), n, a, b, band)


@question.mistake("The second hidden unit does not change what the first one lets through.")
def first_unit_alone(n, a, b, band):
    return either(n, band, range(a + 1, n + 1))


@question.mistake("The output fires when the second unit does, as that is the stronger condition.")
def second_unit_alone(n, a, b, band):
    return alike(inputs(n, range(b + 1, n + 1)), n, a, b, band)


@question.mistake("The output fires where its sum is negative.")
def the_other_inputs(n, a, b, band):
    return either(n, not band, range(a + 1, b + 1))


@question.mistake("There are n inputs for each number of ones.")
def n_for_each_sum(n, a, b, band):
    return alike(n * (b - a) if band else 2**n - n * (b - a), n, a, b, band)
