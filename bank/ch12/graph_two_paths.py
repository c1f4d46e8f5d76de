"""ch12.graph_two_paths  Backward through a graph in which two paths meet.    Chapter 12, section 12.4.2"""

import sympy as sp

from dlgrade.bank import Question

ASK = r"""
A computation graph has the inputs $x = << x >>$, $y = << y >>$, $z = << z >>$ and the nodes

$$p = x y, \qquad s = x + z, \qquad L = p \, s.$$

"""
question = Question(
    topics=("computation-graph", "chain-rule", "backpropagation"),
    kinds=("MCQ", "NAT", "MSQ"),
    marks={"MCQ": 1, "NAT": 1, "MSQ": 2},
    bloom="apply",
    syllabus="da",
    stem={
        "MCQ": ASK + r"What is $\partial L / \partial x$?",
        "NAT": ASK + r"What is $\partial L / \partial x$?",
        "MSQ": ASK + "Backpropagation is carried out at these values. Which of the derivatives is/are right?",
    },
    explanation=r"""
Forward: $p = << x >> \cdot << y_ >> = << x * y >>$, $s = << x >> << z|signed >> = << x + z >>$. Backward: $\partial L / \partial p = s = << x + z >>$ and
$\partial L / \partial s = p = << x * y >>$. The input $x$ is used twice, so the contributions of both paths add up:
$\partial L / \partial x = y \, \partial L / \partial p + 1 \cdot \partial L / \partial s = << y >> \cdot << s_ >> << (x * y)|signed >> = << y * (x + z) + x * y >>$.
Further $\partial L / \partial y = x \, \partial L / \partial p = << x * (x + z) >>$ and $\partial L / \partial z = \partial L / \partial s = << x * y >>$.
""",
)


@question.draw
def draw(rng):
    x, y, z = rng.sample("values", (-6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 7), 3)
    return {"x": x, "y": y, "z": z}


@question.work
def work(x, y, z):
    return {"y_": f"({y})" if y < 0 else y, "s_": f"({x + z})" if x + z < 0 else x + z}


@question.answer
def answer(implementation, x, y, z):
    return y * (x + z) + x * y


def secant(x, y, z, dx=0, dy=0, dz=0):
    """L is at most quadratic in each input, so the slope of the secant through both neighbours is exact."""

    def loss(k):
        return (x + k * dx) * (y + k * dy) * (x + k * dx + z + k * dz)

    return (loss(1) - loss(-1)) // 2


@question.check
def check(x, y, z):
    return secant(x, y, z, dx=1)


@question.proof
def proof():
    x, y, z = sp.symbols("x y z")
    return y * (x + z) + x * y, sp.diff(sp.expand(x * y * (x + z)), x)


@question.mistake("Only the path through the product p counts.")
def product_path_only(x, y, z):
    return y * (x + z)


@question.mistake("Only the path through the sum s counts.")
def sum_path_only(x, y, z):
    return x * y


@question.mistake("The derivative of a product is the product of the derivatives, y times 1.")
def product_of_derivatives(x, y, z):
    return y


@question.mistake("Each node passes on its own value instead of the other factor's.")
def factors_exchanged(x, y, z):
    return y * (x * y) + (x + z)


@question.mistake("The product rule has a minus between its terms, as the quotient rule has.")
def path_subtracted(x, y, z):
    return y * (x + z) - x * y


@question.claim(
    r"$\partial L / \partial p$ is << value >>",
    check=lambda x, y, z: x + z,
    why=r"$L = p s$ has the derivative $s$ by $p$.",
    wrong={"own_factor": ("A product's derivative by a factor is that factor.", lambda x, y, z: x * y)},
)
def by_p(implementation, x, y, z):
    return (x * y + 1) * (x + z) - x * y * (x + z)


@question.claim(
    r"$\partial L / \partial s$ is << value >>",
    check=lambda x, y, z: x * y,
    why=r"$L = p s$ has the derivative $p$ by $s$.",
    wrong={"own_factor": ("A product's derivative by a factor is that factor.", lambda x, y, z: x + z)},
)
def by_s(implementation, x, y, z):
    return x * y * (x + z + 1) - x * y * (x + z)


@question.claim(
    r"$\partial L / \partial x$ is << value >>",
    check=lambda x, y, z: secant(x, y, z, dx=1),
    why="Two paths lead from $x$ to $L$; their contributions are added.",
    wrong={
        "product_path_only": ("Only the path through the product p counts.", product_path_only),
        "sum_path_only": ("Only the path through the sum s counts.", sum_path_only),
    },
)
def by_x(implementation, x, y, z):
    return y * (x + z) + x * y


@question.claim(
    r"$\partial L / \partial y$ is << value >>",
    check=lambda x, y, z: secant(x, y, z, dy=1),
    why=r"$y$ reaches $L$ through $p$ only: $\partial L / \partial y = s \, x$.",
    wrong={
        "local_only": ("The derivative is the local one, x.", lambda x, y, z: x),
        "other_factor": ("The local derivative of x y by y is y.", lambda x, y, z: y * (x + z)),
    },
)
def by_y(implementation, x, y, z):
    return x * (x + z)


@question.claim(
    r"$\partial L / \partial z$ is << value >>",
    check=lambda x, y, z: secant(x, y, z, dz=1),
    why=r"A sum passes the derivative on: $\partial L / \partial z = \partial L / \partial s = p$.",
    wrong={
        "local_only": ("The derivative is the local one, 1.", lambda x, y, z: 1),
        "through_the_sum_value": ("A sum passes on its own value.", lambda x, y, z: x + z),
    },
)
def by_z(implementation, x, y, z):
    return x * y
