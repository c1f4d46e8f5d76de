"""ch12.e01  What a numerical gradient costs.    Chapter 12, exercise 12.1"""

from collections.abc import Callable

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("gradient-checking", "cost", "backpropagation"),
    hints=(
        "How many values of the loss do you need for the slope along ONE parameter? Which of them can be used again "
        "for the next parameter?",
        "Central differences look at both sides of every parameter, and nothing is shared. One-sided differences "
        "compare with the loss at the unmoved point, and that is the same point for all parameters.",
        "Central: two passes for each parameter. One-sided: one pass for each parameter, and one more at the "
        "unmoved point. In code: compute f(theta) once, before the loop.",
    ),
    rubric=(
        "One pass with one parameter moved gives one number, so N parameters need of the order of N passes; each "
        "pass itself does work proportional to N, together N squared.",
        "Backpropagation shares the intermediate derivatives and costs a small fixed multiple of one pass for all N.",
        "Numerical gradients stay useful as a test of the backward pass on a small network, not for training.",
    ),
    rubric_points=3,
)
def passes(n: int, method: str) -> int:
    """Forward passes that the full numerical gradient of a loss by its n parameters takes.

    n      : number of parameters, weights and biases together
    method : "central", (J(w + e) - J(w - e)) / (2 e) for every parameter; or "one-sided", (J(w + e) - J(w)) / e, where
             J(w), the loss at the unmoved point, is computed once and kept
    ->  the smallest sufficient number of forward passes (evaluations of J), an integer.

    Example: 3 parameters take 6 passes with central and 4 with one-sided differences.

    The second function does it. In ANSWER say in a few sentences what this means for a network of ten million
    parameters, and why backpropagation is so much cheaper.
    """
    return 2 * n if method == "central" else n + 1


@passes.part
def one_sided_gradient(f: Callable[[np.ndarray], float], theta: np.ndarray, epsilon: float) -> np.ndarray:
    """The one-sided numerical gradient of f at theta (n,), in exactly n + 1 calls of f  ->  (n,).

    Entry i is (f(theta with theta_i + epsilon) - f(theta)) / epsilon. epsilon may be large: what counts is the formula.
    Example: f(theta) = sum of theta**2 at [1, 3] with epsilon = 0.5 gives [2.5, 6.5].
    """
    theta = np.array(theta, dtype=float)
    start = f(theta)
    gradient = np.zeros(len(theta))
    for i in range(len(theta)):
        moved = theta.copy()
        moved[i] += epsilon
        gradient[i] = (f(moved) - start) / epsilon
    return gradient


@passes.alternative
def counted_one_by_one(n, method):
    count = 0 if method == "central" else 1
    for _ in range(n):
        count += 2 if method == "central" else 1
    return count


@passes.alternative(of="one_sided_gradient")
def moved_in_place(f, theta, epsilon):
    start, slopes = f(theta), []
    for i in range(theta.size):
        keep = theta[i]
        theta[i] = keep + epsilon
        slopes.append((f(theta) - start) / epsilon)
        theta[i] = keep
    return slopes


@passes.alternative(of="one_sided_gradient")
def rows_of_a_matrix(f, theta, epsilon):
    values = np.array([f(row) for row in np.vstack([theta, theta + epsilon * np.eye(theta.size)])])
    return (values[1:] - values[0]) / epsilon


passes.mistake("One pass for each parameter is enough.", name="one_each", edit=("2 * n if", "n if"))
passes.mistake(
    "The loss at the unmoved point costs nothing.",
    name="start_is_free",
    edit=('"central" else n + 1', '"central" else n'),
)
passes.mistake(
    "Every pair of parameters has to be moved, so it is n squared.", name="n_squared", edit=("2 * n if", "n**2 if")
)


@passes.mistake("One pass on either side gives the whole gradient: all parameters can be moved at once.")
def all_at_once(n, method):
    return 2


@passes.mistake("The loss at the unmoved point is computed again for every parameter.")
def nothing_is_kept(n, method):
    return 2 * n


passes.mistake(
    "The starting value belongs to the difference, so f(theta) is called in the loop.",
    name="start_in_the_loop",
    of="one_sided_gradient",
    edit=("(f(moved) - start)", "(f(moved) - f(theta))"),
)


@passes.mistake(
    "A parameter that was moved may stay moved; the next one is moved on top of it.", of="one_sided_gradient"
)
def never_restored(f, theta, epsilon):
    theta = np.array(theta, dtype=float)
    start, gradient = f(theta), np.zeros(len(theta))
    for i in range(len(theta)):
        theta[i] += epsilon
        gradient[i] = (f(theta) - start) / epsilon
    return gradient


passes.mistake(
    "A difference quotient is always divided by two epsilon.",
    name="divided_by_two_epsilon",
    of="one_sided_gradient",
    edit=("(f(moved) - start) / epsilon", "(f(moved) - start) / (2 * epsilon)"),
)


@passes.mistake(
    "Central differences share the loss at the unmoved point; one-sided ones take two passes for each parameter."
)
def methods_exchanged(n, method):
    return n + 1 if method == "central" else 2 * n


passes.call_case("ten million parameters, central", 10_000_000, "central")
passes.call_case("ten million parameters, one-sided", 10_000_000, "one-sided")


passes.mistake(
    "The one-sided difference looks back: (f(theta) - f(theta - e)) / e.",
    name="backward_difference",
    of="one_sided_gradient",
    edit=(("moved[i] += epsilon", "moved[i] -= epsilon"), ("(f(moved) - start)", "(start - f(moved))")),
)


@passes.mistake("Every numerical gradient is a central difference.", of="one_sided_gradient")
def central_instead(f, theta, epsilon):
    steps = epsilon * np.eye(len(theta))
    return np.array([(f(theta + e) - f(theta - e)) / (2 * epsilon) for e in steps])


@passes.random_case("other sizes", n=3, weight=2)
def other_sizes(implementation, rng):
    n = int(rng.integers(5, 5000))
    return [implementation.passes(n, "central"), implementation.passes(n, "one-sided")]


def _cubic(t):
    return float(t[0] ** 3 + 2 * t[0] * t[1] - t[2] ** 2 * t[1] + 5)


@passes.case("the gradient of a cubic, large epsilon", weight=3, alone=True)
def cubic(implementation):
    return implementation.one_sided_gradient(_cubic, np.array([1.0, -2.0, 0.5]), 0.25)


@passes.case("n + 1 calls and no more", alone=True)
def calls(implementation):
    count = [0]

    def counted(t):
        count[0] += 1
        return _cubic(t)

    implementation.one_sided_gradient(counted, np.array([0.3, 1.0, -0.7]), 0.5)
    return count[0]
