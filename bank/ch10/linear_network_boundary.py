"""ch10.linear_network_boundary  The boundary of a network without activations.    Chapter 10, why activations must be nonlinear"""

import sympy as sp

from dlgrade.bank import Question, Reject

question = Question(
    topics=("linear-collapse", "sigmoid", "linear-algebra"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="apply",
    syllabus="da",
    decimals=2,
    stem=r"""
The hidden layer of a classifier was left without activation function, only the output is a sigmoid:
$a = W_1 x + b_1$ and $\hat y = \sigma(W_2 a + b_2)$ with

$$W_1 = << W|mat >>, \quad b_1 = << b|mat >>, \quad W_2 = << u|mat >>, \quad b_2 = << c >>.$$

Class 1 is predicted where $\hat y > 0.5$. The boundary between the classes is a straight line in the plane of $x = (x_1, x_2)^{\top}$. At which $x_2$ does it meet
the line $x_1 = << x1 >>$?
""",
    explanation=r"""
$\hat y = 0.5$ where the sum in the sigmoid is 0. The sum is $W_2 W_1 x + W_2 b_1 + b_2$ with
$W_2 W_1 = << [[p, q]]|mat >>$ and $W_2 b_1 + b_2 = << s >>$. From $<< p >> \cdot << x1_ >> << q|signed >> \, x_2 << s|signed >> = 0$ follows
$x_2 = \frac{<< over >>}{<< under >>}$, which is << key >>. Without an activation the hidden layer cannot bend this line.
""",
)


@question.draw
def draw(rng):
    def entry(name):
        return rng.choice(name, (-4, -3, -2, -1, 1, 2, 3, 4, 5))  # a zero would make a step unnecessary

    drawn = {
        "W": [[entry("w11"), entry("w12")], [entry("w21"), entry("w22")]],
        "b": [[entry("b1")], [entry("b2")]],
        "u": [[entry("u1"), entry("u2")]],
        "c": entry("c"),
        "x1": entry("x1"),
    }
    p, q, s = collapsed(**drawn)
    if 0 in (p, q, s) or p * drawn["x1"] + s == 0:
        raise Reject("the boundary is special")
    if abs(p * drawn["x1"] + s) > 12 * abs(q):
        raise Reject("the boundary is far away")
    return drawn


def collapsed(W, b, u, c, **_):
    """The one layer: the factors of x1 and x2, and the bias."""
    (u1, u2) = u[0]
    return (
        u1 * W[0][0] + u2 * W[1][0],
        u1 * W[0][1] + u2 * W[1][1],
        u1 * b[0][0] + u2 * b[1][0] + c,
    )


@question.work
def work(W, b, u, c, x1):
    p, q, s = collapsed(W, b, u, c)
    over, under = (-(p * x1 + s), q) if q > 0 else (p * x1 + s, -q)
    return {"p": p, "q": q, "s": s, "over": over, "under": under, "x1_": f"({x1})" if x1 < 0 else x1}


def meeting(p, q, s, x1):
    """Where p x1 + q x2 + s is 0; None where that is nowhere or far away."""
    return -(p * x1 + s) / q if q and abs(p * x1 + s) < 40 * abs(q) else None


@question.answer
def answer(implementation, W, b, u, c, x1):
    p, q, s = collapsed(W, b, u, c)
    return meeting(p, q, s, x1)


@question.check
def check(W, b, u, c, x1):
    """Two forward passes along the line: the sum is affine in x2, and its zero follows from its values at 0 and 1."""

    def total(x2):
        a = [row[0] * x1 + row[1] * x2 + bias[0] for row, bias in zip(W, b)]
        return sum(weight * entry for weight, entry in zip(u[0], a)) + c

    return total(0) / (total(0) - total(1))


@question.proof
def proof():
    w11, w12, w21, w22, b1, b2, u1, u2, c, x1, x2 = sp.symbols("w11 w12 w21 w22 b1 b2 u1 u2 c x1 x2")
    hidden = sp.Matrix([[w11, w12], [w21, w22]]) * sp.Matrix([x1, x2]) + sp.Matrix([b1, b2])
    total = (sp.Matrix([[u1, u2]]) * hidden)[0] + c
    (zero,) = sp.solve(total, x2)
    formula = -((u1 * w11 + u2 * w21) * x1 + u1 * b1 + u2 * b2 + c) / (u1 * w12 + u2 * w22)
    z = sp.Symbol("z", real=True)
    half = sp.solve(sp.Eq(1 / (1 + sp.exp(-z)), sp.Rational(1, 2)), z)

    def where(W, b, u, c, x1):
        names = "w11 w12 w21 w22 b1 b2 u1 u2 c x1".split()
        return dict(zip(names, [*W[0], *W[1], b[0][0], b[1][0], *u[0], c, x1], strict=True))

    return [(sp.Matrix(half), sp.Matrix([0]), False), (formula, zero, where)]


@question.mistake("The output is 0.5 where the sum in the sigmoid is 0.5.")
def sum_is_one_half(W, b, u, c, x1):
    p, q, s = collapsed(W, b, u, c)
    return meeting(p, q, s - 0.5, x1)


@question.mistake("Only the last bias is left, since the others are overwritten.")
def last_bias_only(W, b, u, c, x1):
    p, q, _ = collapsed(W, b, u, c)
    return meeting(p, q, c, x1)


@question.mistake("The biases simply add up.")
def biases_added(W, b, u, c, x1):
    p, q, _ = collapsed(W, b, u, c)
    return meeting(p, q, b[0][0] + b[1][0] + c, x1)


@question.mistake("A column of a matrix holds the weights into a unit.")
def transposed(W, b, u, c, x1):
    p, q, s = collapsed([[W[0][0], W[1][0]], [W[0][1], W[1][1]]], b, u, c)
    return meeting(p, q, s, x1)


@question.mistake("A term that changes the side of an equation keeps its sign.")
def sign_kept(W, b, u, c, x1):
    p, q, s = collapsed(W, b, u, c)
    return meeting(p, -q, s, x1)


@question.mistake("The boundary runs where the sum of weight times input equals the bias.")
def bias_on_the_other_side(W, b, u, c, x1):
    p, q, s = collapsed(W, b, u, c)
    return meeting(p, q, -s, x1)


@question.mistake("The first factor belongs to x2, the second to x1.")
def inputs_exchanged(W, b, u, c, x1):
    p, q, s = collapsed(W, b, u, c)
    return meeting(q, p, s, x1)


@question.mistake("The last bias is forgotten: it shifts all outputs alike.")
def last_bias_forgotten(W, b, u, c, x1):
    p, q, s = collapsed(W, b, u, c)
    return meeting(p, q, s - c, x1)


@question.mistake("The hidden units' weights add up; what leaves them has no part in the boundary.")
def output_weights_left_out(W, b, u, c, x1):
    p, q, s = collapsed(W, b, [[1, 1]], c)
    return meeting(p, q, s, x1)
