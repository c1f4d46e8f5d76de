"""ch10.c1  A gradient checker.    Chapter 10, Exercise C1"""

from collections.abc import Callable

import numpy as np

from dlgrade import exercise

Cost = Callable[[np.ndarray], float]


@exercise(
    points=10,
    topics=("gradient-checking", "backpropagation"),
    hints=(
        "What does a derivative measure? Move one parameter a little to each side, leave all others where they are, "
        "and look at how the cost answers.",
        "From theta - epsilon to theta + epsilon the cost travels over a distance of 2 epsilon, not epsilon. "
        "And `b = a` gives an array a second name; it makes no copy.",
        "A difference of 0.001 is terrible between gradients of size 0.001 and excellent between gradients of size "
        "1,000. Compare the length of the difference with the lengths of both gradients.",
        "numerical_gradient: for each index of theta take two fresh copies, add epsilon to that entry of one, subtract "
        "it from the other, call f on both. gradient_check: three norms, with a way out when both gradients are zero.",
    ),
)
def gradient_check(f: Cost, theta: np.ndarray, grad: np.ndarray, epsilon: float = 1e-5) -> float:
    """How far a gradient is from the numerical one, as a relative difference.

    f     : a function that takes an array shaped like theta and returns the cost, a number.
    theta : the point at which the gradient is checked, an array of floats with any number of axes.
    grad  : the gradient to be checked, shaped like theta: what some backward pass returned.
    ->      the relative difference between a = grad and n = numerical_gradient(f, theta, epsilon):

                ||a - n|| / (||a|| + ||n||)      with ||v|| = square root of the sum of the squares of ALL entries,

            a number from 0 to 1.  Where both gradients are zero everywhere, it is 0.0.

    Reading it: below 1e-6 the backward pass is right (with epsilon = 1e-5, a smooth cost and no extra term such as
    1e-8 inside a log of the cost); 1 means the opposite sign, or a zero gradient against one that is not zero.
    Values in between are fingerprints: a gradient that is five times too long gives 4 / 6.

    Example: f(theta) = theta[0]**2 + 3 theta[1] at [2, 5] has the gradient [4, 3].  For grad = [4, 3] the result is
    0 up to rounding; for grad = [2, 3] it is 2 / (sqrt(13) + 5) = 0.232408.
    """
    numerical = numerical_gradient(f, theta, epsilon)
    scale = np.linalg.norm(grad) + np.linalg.norm(numerical)
    if scale == 0:
        return 0.0
    return float(np.linalg.norm(grad - numerical) / scale)


@gradient_check.part
def numerical_gradient(f: Cost, theta: np.ndarray, epsilon: float = 1e-5) -> np.ndarray:
    """The gradient of f at theta by central differences, shaped like theta.

    Entry i is (f(theta with theta_i + epsilon) - f(theta with theta_i - epsilon)) / (2 epsilon); all other entries
    keep their values.  That costs two calls of f for each entry, which is why nobody trains this way.

    epsilon may be large: what counts is the formula.  Example: f(theta) = sum of theta**3 at [1.0, 2.0] with
    epsilon = 0.5 gives [3.25, 12.25] (the exact gradient is [3, 12]; the formula is off by epsilon**2 here).
    """
    gradient = np.zeros(np.shape(theta))
    for i in np.ndindex(gradient.shape):
        plus, minus = np.array(theta, dtype=float), np.array(theta, dtype=float)
        plus[i] += epsilon
        minus[i] -= epsilon
        gradient[i] = (f(plus) - f(minus)) / (2 * epsilon)
    return gradient


@gradient_check.alternative(of="numerical_gradient")
def in_place_and_restored(f, theta, epsilon=1e-5):
    flat = theta.reshape(-1)
    slopes = []
    for i in range(flat.size):
        keep = flat[i]
        flat[i] = keep + epsilon
        above = f(theta)
        flat[i] = keep - epsilon
        below = f(theta)
        flat[i] = keep
        slopes.append((above - below) / (2 * epsilon))
    return np.array(slopes).reshape(theta.shape)


@gradient_check.alternative(of="numerical_gradient")
def unit_vectors(f, theta, epsilon=1e-5):
    steps = epsilon * np.eye(theta.size).reshape(theta.size, *theta.shape)
    return np.array([(f(theta + s) - f(theta - s)) / (2 * epsilon) for s in steps]).reshape(theta.shape)


@gradient_check.alternative
def sums_of_squares(f, theta, grad, epsilon=1e-5):
    numerical = np.ravel(numerical_gradient(f, theta, epsilon)).tolist()
    given = np.ravel(grad).tolist()
    top = sum((a - n) ** 2 for a, n in zip(given, numerical, strict=True)) ** 0.5
    bottom = sum(a * a for a in given) ** 0.5 + sum(n * n for n in numerical) ** 0.5
    return top / (bottom + 1e-12)


gradient_check.mistake(
    "The two costs are epsilon apart, so the difference is divided by epsilon.",
    name="divides_by_epsilon",
    of="numerical_gradient",
    edit=("/ (2 * epsilon)", "/ epsilon"),
)
gradient_check.mistake(
    "It is enough to step to one side: the cost after the step minus the cost before it.",
    name="one_sided",
    of="numerical_gradient",
    edit=(("minus[i] -= epsilon", "pass"), ("/ (2 * epsilon)", "/ epsilon")),
)
gradient_check.mistake(
    "f(plus) - f(minus) / (2 * epsilon) divides the whole difference.",
    name="missing_parentheses",
    of="numerical_gradient",
    edit=("(f(plus) - f(minus)) / (2 * epsilon)", "f(plus) - f(minus) / (2 * epsilon)"),
)


gradient_check.mistake(
    "The step has to be tiny, so it is always 1e-7.",
    name="epsilon_ignored",
    of="numerical_gradient",
    edit=("gradient = np.zeros(np.shape(theta))", "epsilon = 1e-7\n    gradient = np.zeros(np.shape(theta))"),
)


@gradient_check.mistake("The whole vector is moved at once; one slope serves all entries.", of="numerical_gradient")
def moves_everything(f, theta, epsilon=1e-5):
    return np.full(theta.shape, (f(theta + epsilon) - f(theta - epsilon)) / (2 * epsilon))


@gradient_check.mistake(
    "An entry that was moved need not be put back before the next one is moved.", of="numerical_gradient"
)
def never_restored(f, theta, epsilon=1e-5):
    theta = np.array(theta, dtype=float)
    gradient = np.zeros(theta.shape)
    for i in np.ndindex(theta.shape):
        theta[i] += epsilon
        above = f(theta)
        theta[i] -= 2 * epsilon
        gradient[i] = (above - f(theta)) / (2 * epsilon)
    return gradient


@gradient_check.mistake("plus = theta and minus = theta are two copies.", of="numerical_gradient")
def two_names_one_array(f, theta, epsilon=1e-5):
    gradient = np.zeros(theta.shape)
    for i in np.ndindex(theta.shape):
        plus = theta
        plus[i] += epsilon
        minus = theta
        minus[i] -= epsilon
        gradient[i] = (f(plus) - f(minus)) / (2 * epsilon)
    return gradient


@gradient_check.mistake("The length of the difference alone tells whether two gradients agree.")
def absolute_difference(f, theta, grad, epsilon=1e-5):
    return np.linalg.norm(grad - numerical_gradient(f, theta, epsilon))


@gradient_check.mistake("The size of a gradient is its largest entry.")
def largest_entries(f, theta, grad, epsilon=1e-5):
    numerical = numerical_gradient(f, theta, epsilon)
    scale = np.abs(grad).max() + np.abs(numerical).max()
    return np.abs(grad - numerical).max() / scale if scale else 0.0


gradient_check.mistake(
    "The difference is measured against the numerical gradient alone.",
    name="scaled_by_one",
    edit=("np.linalg.norm(grad) + np.linalg.norm(numerical)", "np.linalg.norm(numerical)"),
)


@gradient_check.mistake("A norm is the sum of the squares; no root is taken.")
def no_root(f, theta, grad, epsilon=1e-5):
    numerical = numerical_gradient(f, theta, epsilon)
    scale = np.sum(grad**2) + np.sum(numerical**2)
    return np.sum((grad - numerical) ** 2) / scale if scale else 0.0


gradient_check.mistake(
    "The two gradients are never both zero, so the quotient always exists.",
    name="zero_over_zero",
    edit=("if scale == 0:", "if scale < 0:"),
)


@gradient_check.mistake("Every entry has a relative difference of its own, and their mean is the answer.")
def elementwise_mean(f, theta, grad, epsilon=1e-5):
    numerical = numerical_gradient(f, theta, epsilon)
    return np.mean(np.abs(grad - numerical) / (np.abs(grad) + np.abs(numerical) + 1e-12))


@gradient_check.mistake("A check answers whether the two gradients agree, true or false.")
def says_passed(f, theta, grad, epsilon=1e-5):
    return np.allclose(grad, numerical_gradient(f, theta, epsilon))


from itertools import pairwise  # noqa: E402  for the cases only, not part of the stub


def tanh_network():
    """The exact cost of a [3, 2, 1] network (tanh, sigmoid; 11 parameters, 5 examples) and its gradients."""
    X = np.random.RandomState(1).randn(3, 5)
    Y = np.array([[1.0, 0.0, 0.0, 1.0, 1.0]])
    widths = [3, 2, 1]
    shapes = [s for p, n in pairwise(widths) for s in ((n, p), (n, 1))]
    cuts = np.cumsum([n * p for n, p in shapes])[:-1]
    theta = np.random.RandomState(7).randn(11)

    def forward(vector):
        p = [v.reshape(s) for v, s in zip(np.split(np.asarray(vector, dtype=float), cuts), shapes, strict=True)]
        A = np.tanh(p[0] @ X + p[1])
        return p, A, p[2] @ A + p[3]

    def cost(vector):
        z = forward(vector)[-1]
        return float(np.mean(np.logaddexp(0, z) - Y * z))

    def backward(slope, m=5):
        p, A, z = forward(theta)
        dZ2 = 1 / (1 + np.exp(-z)) - Y
        dZ1 = p[2].T @ dZ2 * slope(A)
        pairs = ((dZ1, X), (dZ2, A))
        return np.concatenate([np.ravel(q) for dZ, A in pairs for q in (dZ @ A.T / m, dZ.sum(axis=1) / m)])

    return cost, theta, backward


COST, THETA, BACKWARD = tanh_network()
RIGHT = BACKWARD(lambda a: 1 - a**2)


gradient_check.mistake(
    "The default step will do, whatever epsilon was asked for.",
    name="epsilon_not_handed_on",
    edit=("numerical_gradient(f, theta, epsilon)", "numerical_gradient(f, theta)"),
)

gradient_check.mistake(
    "The difference is divided by the longer of the two gradients.",
    name="scaled_by_the_longer",
    edit=("np.linalg.norm(grad) + np.linalg.norm(numerical)", "max(np.linalg.norm(grad), np.linalg.norm(numerical))"),
)


@gradient_check.case("planted bugs in a tanh network give their fingerprints", required=True, weight=2, rtol=1e-3)
def planted(implementation):
    wrong = {
        "no 1/m": 5 * RIGHT,
        "tanh' written 1 - tanh": BACKWARD(lambda a: 1 - a),
        "tanh' left out": BACKWARD(lambda a: 1.0),
    }
    return {bug: implementation.gradient_check(COST, THETA, grad) for bug, grad in wrong.items()}


@gradient_check.case("the right gradient of the network passes, below 1e-6")
def accepted(implementation):
    return bool(implementation.gradient_check(COST, THETA, RIGHT) < 1e-6)


@gradient_check.case("sign error: 1", rtol=1e-3)
def sign(implementation):
    return implementation.gradient_check(
        lambda t: float(np.sum(np.sin(t))), np.array([0.3, 2.0, -1.1]), -np.cos([0.3, 2.0, -1.1])
    )


@gradient_check.case("both gradients zero: 0")
def zeros(implementation):
    value = implementation.gradient_check(lambda t: 3.0, np.array([0.5, -2.0, 4.0]), np.zeros(3))
    return bool(value == 0)


@gradient_check.case("the numerical gradient of a cubic with a large epsilon")
def cubic(implementation):
    theta = np.array([[1.0, -2.0, 0.5], [3.0, 0.25, -1.5]])
    weights = np.array([[1.0, 2.0, -1.0], [0.5, 4.0, 3.0]])
    return implementation.numerical_gradient(
        lambda t: float(np.sum(weights * t**3) + 7 * t[0, 0] * t[1, 2]), theta, 0.5
    )


@gradient_check.random_case("numerical gradients of smooth costs", n=2, weight=3, rtol=1e-5)
def smooth(implementation, rng):
    theta, x = rng.normal(size=(2, 3)), rng.normal(size=(3, 4))
    return implementation.numerical_gradient(lambda t: float(np.sum(np.tanh(t @ x)) + np.exp(t[0, 0])), theta)


@gradient_check.random_case("gradients that are a little wrong, epsilon given", n=2, weight=5, rtol=1e-4)
def a_little_wrong(implementation, rng):
    theta, scale = rng.normal(size=(2, 3)), rng.uniform(1, 2, size=(2, 3))
    grad = 3 * scale * theta**2 + 0.3 * rng.normal(size=(2, 3))
    return implementation.gradient_check(lambda t: float(np.sum(scale * t**3)), theta, grad, 0.2)


@gradient_check.mistake("A gradient of zeros has nothing to check, so its difference is 0.")
def zeros_always_fit(f, theta, grad, epsilon=1e-5):
    return gradient_check(f, theta, grad, epsilon) if np.any(grad) else 0.0


gradient_check.mistake(
    "The difference is divided by the length of the sum of both gradients.",
    name="scaled_by_the_sum",
    edit=("np.linalg.norm(grad) + np.linalg.norm(numerical)", "np.linalg.norm(grad + numerical)"),
)


@gradient_check.mistake(
    "theta is a list of numbers: one loop over len(theta) reaches every entry.", of="numerical_gradient"
)
def first_axis_only(f, theta, epsilon=1e-5):
    gradient = np.zeros(theta.shape)
    for i in range(len(theta)):
        step = np.zeros(theta.shape)
        step[i] = epsilon
        gradient[i] = (f(theta + step) - f(theta - step)) / (2 * epsilon)
    return gradient


@gradient_check.case("a gradient of zeros where the cost does change: 1")
def zeros_for_a_slope(implementation):
    value = implementation.gradient_check(lambda t: float(np.sum(t**2)), np.array([0.5, -2.0]), np.zeros(2))
    return round(float(value), 6)
