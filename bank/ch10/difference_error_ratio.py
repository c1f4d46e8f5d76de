"""ch10.difference_error_ratio  One-sided against central.    Chapter 10, exercise C1"""

import sympy as sp

from dlgrade.bank import Question

question = Question(
    topics=("gradient-checking", "numerical-derivative", "calculus"),
    kinds=("MCQ", "NAT"),
    marks=2,
    bloom="analyse",
    syllabus="da",
    version=2,
    stem=r"""
The derivative of $J(\theta) = << a >>\theta^3 << b|signed >>\theta$ at $\theta = << theta >>$ is approximated with the step
$\epsilon = << eps|num >>$ in two ways: by the one-sided difference $\frac{J(\theta + \epsilon) - J(\theta)}{\epsilon}$ and by the central
difference $\frac{J(\theta + \epsilon) - J(\theta - \epsilon)}{2\epsilon}$. Arithmetic is exact.

By what factor is the error of the one-sided difference larger than that of the central difference (the quotient of the two errors)?
""",
    explanation=r"""
By the binomial theorem the one-sided difference is $J'(\theta) + << a >>(3\theta\epsilon + \epsilon^2)$, while in the central one the term with
$\theta\epsilon$ cancels: $J'(\theta) + << a >>\epsilon^2$. The errors are << one|num >> and << central|num >>; their ratio is
$\frac{3\theta}{\epsilon} + 1$, which is << key >>. The factor << a >> and the linear term do not matter.
""",
)


@question.draw
def draw(rng):
    return {
        "a": rng.integer("a", 2, 9),
        "b": rng.integer("b", 2, 9) * rng.choice("sign", (-1, 1)),
        "theta": rng.integer("theta", 2, 8),
        "eps": rng.choice("eps", (0.5, 0.2, 0.1, 0.05, 0.02, 0.01)),
    }


@question.work
def work(a, b, theta, eps):
    return {"one": a * (3 * theta * eps + eps**2), "central": a * eps**2}


@question.answer
def answer(implementation, a, b, theta, eps):
    return round(3 * theta / eps) + 1


@question.check
def check(a, b, theta, eps):
    """Both differences, computed with 1/epsilon as a whole number and all values times its third power."""
    n = round(1 / eps)
    here, up, down = ((a * t**3 + b * t * n * n) for t in (theta * n, theta * n + 1, theta * n - 1))
    slope = 2 * n * n * (3 * a * theta**2 + b)
    return (2 * (up - here) - slope) // (up - down - slope)


@question.proof
def proof():
    """The ratio of the two errors, from the differences themselves."""
    a, b, theta, eps = sp.symbols("a b theta eps", positive=True)

    def J(t):
        return a * t**3 + b * t

    slope = 3 * a * theta**2 + b
    one = (J(theta + eps) - J(theta)) / eps - slope
    central = (J(theta + eps) - J(theta - eps)) / (2 * eps) - slope
    return 3 * theta / eps + 1, sp.simplify(sp.expand(one) / sp.expand(central))


@question.mistake("The central difference halves the error.")
def halves(a, b, theta, eps):
    return 2


@question.mistake("One error is of order epsilon, the other of order epsilon squared, so their ratio is 1/epsilon.")
def orders_only(a, b, theta, eps):
    return round(1 / eps)


@question.mistake("The one-sided error is its leading term, the term in epsilon squared does not count.")
def leading_term(a, b, theta, eps):
    return round(3 * theta / eps)


@question.mistake("The central difference divides by 2 epsilon, which halves what is left of the error.")
def twice(a, b, theta, eps):
    return 2 * (round(3 * theta / eps) + 1)


@question.mistake(
    "The leading error is the second derivative times epsilon, without the factor 1/2 of Taylor's formula."
)
def whole_second_derivative(a, b, theta, eps):
    return round(6 * theta / eps) + 1


@question.mistake("The leading error is 3 theta squared times epsilon: the first derivative stands in front of it.")
def first_derivative(a, b, theta, eps):
    return round(3 * theta**2 / eps) + 1
