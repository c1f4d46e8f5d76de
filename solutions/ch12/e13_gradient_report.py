"""ch12.e13  A gradient check that names the culprit.    Chapter 12, exercise 12.13"""

from collections.abc import Callable

import numpy as np

from dlgrade import exercise

Cost = Callable[[dict[str, np.ndarray]], float]


@exercise(
    points=10,
    topics=("gradient-checking", "backpropagation", "debugging"),
    hints=(
        "One number for the whole network says that something is wrong. What would you have to compare to learn where?",
        "Move one entry of one parameter, leave everything else as it was, and ask the given cost function twice. The "
        "moved array must be in the dict that you hand over.",
        "Keep the two gradients of each parameter apart: a norm for W1, another for b1, and so on. A bias gradient is "
        "small and would drown in a common norm.",
        "For each name and each index: two dicts that differ from parameters in that entry only, plus and minus "
        "epsilon; slope = difference / (2 epsilon). Then, for each name, ||a - n|| / (||a|| + ||n||), and 0 if both "
        "are zero.",
        "Near a kink means |z| small, on either side. np.argwhere gives the places of a condition.",
    ),
)
def gradient_report(
    cost: Cost, parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray], epsilon: float = 1e-5
) -> dict[str, float]:
    """For each parameter: how far is its gradient from the numerical one?

    cost       : the REFERENCE cost: takes a dict like parameters, returns a number. It is not your own forward pass,
                 so a forward and a backward pass that are wrong together are found out
    parameters : "W1", "b1", ..., "WL", "bL", arrays of floats with two axes
    grads      : "dW1", "db1", ..., the gradients to be checked, in the parameters' shapes
    ->  {"W1": difference, "b1": difference, ...}, for each parameter on its own
            ||a - n|| / (||a|| + ||n||),   a = grads["d" + name],  n its numerical gradient,
        with ||v|| the root of the sum of squares of all entries, and 0.0 where both gradients are zero.

    Numerical gradient: central differences (J(entry + epsilon) - J(entry - epsilon)) / (2 epsilon), one entry of one
    parameter at a time, all others at their given values. epsilon may be large: what counts is the formula.

    Example: cost = 3 W1[0, 0] + 2 b1[0, 0] with grads dW1 = [[3]], db1 = [[6]] gives {"W1": 0, "b1": 4 / 8} up to
    rounding. Two more functions follow: who is wrong, and where a check must not be trusted.
    """
    report = {}
    for name, value in parameters.items():
        numerical = np.zeros(value.shape)
        for i in np.ndindex(value.shape):
            costs = []
            for step in (epsilon, -epsilon):
                moved = value.copy()
                moved[i] += step
                costs.append(cost({**parameters, name: moved}))
            numerical[i] = (costs[0] - costs[1]) / (2 * epsilon)
        given = grads["d" + name]
        scale = np.linalg.norm(given) + np.linalg.norm(numerical)
        report[name] = float(np.linalg.norm(given - numerical) / scale) if scale else 0.0
    return report


@gradient_report.part
def suspects(report: dict[str, float], limit: float = 1e-6) -> set[str]:
    """The names of all parameters whose difference in the report is not below limit; nan counts as not below.

    Example: suspects({"W1": 1e-9, "b1": 0.3}) is {"b1"}.
    """
    return {name for name, difference in report.items() if not difference < limit}


@gradient_report.part
def near_kinks(Z: np.ndarray, distance: float = 1e-3) -> set[tuple[int, int]]:
    """The places of a ReLU layer where a gradient check is not to be trusted.

    Z : (n, m) pre-activations, examples in columns  ->  a set (or list) of (unit, example), counted from 0, for which
    z is closer to ReLU's kink at 0 than distance: |z| < distance. There a step of the check may cross the kink, and
    the numerical slope is a mixture of 0 and 1 while the analytic one is 0 or 1.

    Example: near_kinks([[0.5, -0.0002, 3.0], [0.0, -0.5, 0.01]]) is {(0, 1), (1, 0)}.
    """
    return {(int(j), int(i)) for j, i in np.argwhere(np.abs(Z) < distance)}


@gradient_report.alternative
def moved_in_place(cost, parameters, grads, epsilon=1e-5):
    report = {}
    for name in parameters:
        flat = parameters[name].reshape(-1)
        slopes = []
        for i in range(flat.size):
            keep = flat[i]
            flat[i] = keep + epsilon
            above = cost(parameters)
            flat[i] = keep - epsilon
            below = cost(parameters)
            flat[i] = keep
            slopes.append((above - below) / (2 * epsilon))
        given = grads[f"d{name}"].ravel().tolist()
        top = sum((a - n) ** 2 for a, n in zip(given, slopes, strict=True)) ** 0.5
        bottom = sum(a * a for a in given) ** 0.5 + sum(n * n for n in slopes) ** 0.5
        report[name] = top / (bottom + 1e-12)
    return report


@gradient_report.alternative(of="suspects")
def by_exclusion(report, limit=1e-6):
    return sorted(set(report) - {name for name in report if report[name] < limit})


@gradient_report.alternative(of="near_kinks")
def two_loops(Z, distance=1e-3):
    found = []
    for j, row in enumerate(Z):
        for i, z in enumerate(row):
            if -distance < z < distance:
                found.append((j, i))
    return found


gradient_report.mistake(
    "The two costs are epsilon apart.", name="divided_by_epsilon", edit=("/ (2 * epsilon)", "/ epsilon")
)
gradient_report.mistake(
    "One step is enough: compare with the cost at the given point.",
    name="one_sided",
    edit=(("(epsilon, -epsilon)", "(epsilon, 0)"), ("/ (2 * epsilon)", "/ epsilon")),
)
gradient_report.mistake(
    "A copy is moved; the cost function finds it by itself.",
    name="copy_not_used",
    edit=("{**parameters, name: moved}", "parameters"),
)
gradient_report.mistake(
    "All entries of a parameter can be moved at once.",
    name="moves_everything",
    edit=("moved[i] += step", "moved += step"),
)


@gradient_report.mistake("One difference is computed, over all gradients together, and stands for each of them.")
def one_for_all(cost, parameters, grads, epsilon=1e-5):
    top = bottom_a = bottom_n = 0.0
    for name, value in parameters.items():
        for i in np.ndindex(value.shape):
            steps = np.zeros(value.shape)
            steps[i] = epsilon
            plus, minus = {**parameters, name: value + steps}, {**parameters, name: value - steps}
            n, a = (cost(plus) - cost(minus)) / (2 * epsilon), grads["d" + name][i]
            top, bottom_a, bottom_n = top + (a - n) ** 2, bottom_a + a**2, bottom_n + n**2
    overall = top**0.5 / (bottom_a**0.5 + bottom_n**0.5)
    return {name: float(overall) for name in parameters}


gradient_report.mistake(
    "The length of the difference alone is the measure.",
    name="absolute_difference",
    edit=("np.linalg.norm(given - numerical) / scale", "np.linalg.norm(given - numerical)"),
)
gradient_report.mistake(
    "The difference is measured against the numerical gradient only.",
    name="scaled_by_one",
    edit=("np.linalg.norm(given) + np.linalg.norm(numerical)", "np.linalg.norm(numerical)"),
)


@gradient_report.mistake("Only weights are checked; a bias is too simple to be wrong.")
def biases_skipped(cost, parameters, grads, epsilon=1e-5):
    return {n: d if n.startswith("W") else 0.0 for n, d in gradient_report(cost, parameters, grads, epsilon).items()}


gradient_report.mistake(
    "A small difference is what the check looks for.",
    name="finds_the_right_ones",
    of="suspects",
    edit=("if not difference < limit", "if difference < limit"),
)
gradient_report.mistake(
    "nan is no number above the limit, so it is harmless.",
    name="nan_passes",
    of="suspects",
    edit=("if not difference < limit", "if difference >= limit"),
)
gradient_report.mistake(
    "Only a pre-activation of exactly 0 is on the kink.",
    name="exact_zeros_only",
    of="near_kinks",
    edit=("np.abs(Z) < distance", "Z == 0"),
)
gradient_report.mistake(
    "Everything below the distance is near, negative numbers too.",
    name="sign_forgotten",
    of="near_kinks",
    edit=("np.abs(Z) < distance", "Z < distance"),
)
gradient_report.mistake(
    "The example is named first, then the unit.",
    name="example_first",
    of="near_kinks",
    edit=("(int(j), int(i))", "(int(i), int(j))"),
)
gradient_report.mistake(
    "What lies exactly on a limit is on the good side.",
    name="limit_included",
    of="suspects",
    edit=("difference < limit", "difference <= limit"),
)
gradient_report.mistake(
    "Units and examples are counted from 1.",
    name="counted_from_one",
    of="near_kinks",
    edit=("(int(j), int(i))", "(int(j) + 1, int(i) + 1)"),
)

X = np.random.RandomState(20).randn(2, 5)
Y = (X[:1] * X[1:] > 0) * 1.0


def _forward(p):
    A1 = np.tanh(p["W1"] @ X + p["b1"])
    A2 = np.tanh(p["W2"] @ A1 + p["b2"])
    return A1, A2, p["W3"] @ A2 + p["b3"]


def _cost(p):
    """The exact cost of a [2, 3, 2, 1] network (tanh, tanh, sigmoid) on five examples."""
    z = _forward(p)[-1]
    return float(np.mean(np.logaddexp(0, z) - Y * z))


def _right_gradients(p, slope1=lambda a: 1 - a**2, m=5):
    A1, A2, z = _forward(p)
    dZ3 = 1 / (1 + np.exp(-z)) - Y
    dZ2 = p["W3"].T @ dZ3 * (1 - A2**2)
    dZ1 = p["W2"].T @ dZ2 * slope1(A1)
    grads = {}
    for l, dZ, A in ((1, dZ1, X), (2, dZ2, A1), (3, dZ3, A2)):
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ A.T / m, dZ.sum(axis=1, keepdims=True) / m
    return grads


gradient_report.mistake(
    "/ 2 * epsilon divides by 2 epsilon.",
    name="parentheses_missing",
    edit=("/ (2 * epsilon)", "/ 2 * epsilon"),
)
gradient_report.mistake(
    "epsilon is the whole way from minus to plus.",
    name="half_steps",
    edit=("(epsilon, -epsilon)", "(epsilon / 2, -epsilon / 2)"),
)
gradient_report.mistake(
    "0 / 0 is nobody's fault: two zero gradients give nan.",
    name="nan_for_two_zeros",
    edit=("if scale else 0.0", "if scale else float('nan')"),
)
gradient_report.mistake(
    "The largest entry stands for the length.",
    name="largest_entries",
    edit=(
        ("np.linalg.norm(given) + np.linalg.norm(numerical)", "np.max(np.abs(given)) + np.max(np.abs(numerical))"),
        ("np.linalg.norm(given - numerical)", "np.max(np.abs(given - numerical))"),
    ),
)
gradient_report.mistake(
    "Lengths are sums of squares, without the root.",
    name="lengths_not_rooted",
    edit=(
        ("np.linalg.norm(given) + np.linalg.norm(numerical)", "np.sum(given**2) + np.sum(numerical**2)"),
        ("np.linalg.norm(given - numerical)", "np.sum((given - numerical) ** 2)"),
    ),
)
gradient_report.mistake(
    "The difference is measured against the given gradient only.",
    name="scaled_by_the_given",
    edit=("scale = np.linalg.norm(given) + np.linalg.norm(numerical)", "scale = np.linalg.norm(given)"),
)


def _parameters():
    r = np.random.RandomState(10)
    shapes = {"W1": (3, 2), "b1": (3, 1), "W2": (2, 3), "b2": (2, 1), "W3": (1, 2), "b3": (1, 1)}
    return {name: r.randn(*shape) for name, shape in shapes.items()}


gradient_report.mistake(
    "A unit at exactly the given distance is near.",
    name="distance_included",
    of="near_kinks",
    edit=("np.abs(Z) < distance", "np.abs(Z) <= distance"),
)

gradient_report.mistake(
    "The step is 1e-5, whatever is handed in.",
    name="epsilon_always_small",
    edit=("    report = {}\n", "    report, epsilon = {}, 1e-5\n"),
)


gradient_report.mistake(
    "The difference is measured against the larger of the two lengths.",
    name="scaled_by_the_larger",
    edit=("np.linalg.norm(given) + np.linalg.norm(numerical)", "max(np.linalg.norm(given), np.linalg.norm(numerical))"),
)


gradient_report.mistake(
    "The lengths are added as vectors: ||a + n||.",
    name="length_of_the_sum",
    edit=("np.linalg.norm(given) + np.linalg.norm(numerical)", "np.linalg.norm(given + numerical)"),
)


gradient_report.mistake(
    "Two gradients are as far apart as their lengths.",
    name="difference_of_lengths",
    edit=("np.linalg.norm(given - numerical)", "abs(np.linalg.norm(given) - np.linalg.norm(numerical))"),
)


gradient_report.mistake(
    "The length of a matrix is its spectral norm, norm(v, 2).",
    name="spectral_norm",
    edit=(
        (
            "np.linalg.norm(given) + np.linalg.norm(numerical)",
            "np.linalg.norm(given, 2) + np.linalg.norm(numerical, 2)",
        ),
        ("np.linalg.norm(given - numerical)", "np.linalg.norm(given - numerical, 2)"),
    ),
)


gradient_report.mistake(
    "After the step forward one step of epsilon back is the place of minus epsilon.",
    name="back_to_the_middle",
    edit=("(epsilon, -epsilon)", "(epsilon, 0)"),
)


gradient_report.mistake(
    "A difference belongs to the gradient, so it carries the gradient's name.",
    name="names_of_gradients",
    edit=("report[name] =", 'report["d" + name] ='),
)


@gradient_report.mistake("The network's difference is the mean over its parameters, and it stands for each of them.")
def mean_for_all(cost, parameters, grads, epsilon=1e-5):
    report = gradient_report(cost, parameters, grads, epsilon)
    return dict.fromkeys(report, float(np.mean(list(report.values()))))


gradient_report.mistake(
    "The limit is 1e-6, whatever is handed in.",
    name="limit_always_small",
    of="suspects",
    edit=("difference < limit", "difference < 1e-6"),
)


gradient_report.mistake(
    "Only units that are just switched on are near the kink.",
    name="positive_side_only",
    of="near_kinks",
    edit=("np.abs(Z) < distance", "(Z > 0) & (Z < distance)"),
)


gradient_report.mistake(
    "Two zero gradients say nothing, so the worst is assumed: 1.",
    name="one_for_two_zeros",
    edit=("if scale else 0.0", "if scale else 1.0"),
)


@gradient_report.case("a right backward pass: every parameter below 1e-7")
def right_gradients(implementation):
    p = _parameters()
    report = implementation.gradient_report(_cost, p, _right_gradients(p))
    return {name: bool(report[name] < 1e-7) for name in p}


@gradient_report.case("planted bugs and their sizes", required=True, weight=3, rtol=1e-4, atol=1e-6)
def planted(implementation):
    p = _parameters()
    grads = _right_gradients(p, slope1=lambda a: 1 - a)  # dW1 and db1: the slope of tanh written 1 - tanh
    grads["dW2"] = -grads["dW2"]
    grads["db3"] = 5 * grads["db3"]  # no 1/m
    return implementation.gradient_report(_cost, p, grads)


@gradient_report.case("forward and backward that forgot the same bias", weight=2, rtol=1e-4, atol=1e-6)
def wrong_together(implementation):
    p = _parameters()
    return implementation.gradient_report(_cost, p, _right_gradients({**p, "b2": 0 * p["b2"]}))


@gradient_report.case("a cubic cost with a large epsilon", required=True)
def cubic(implementation):
    p = {"W1": np.array([[1.0, -2.0], [0.5, 3.0], [0.25, -1.5]]), "b1": np.array([[0.4], [-0.6], [2.0]])}

    def cost(q):
        return float(np.sum(q["W1"] ** 3) + np.sum(q["b1"] ** 3 * q["W1"][:, :1]))

    grads = {
        "dW1": 3 * p["W1"] ** 2 + np.hstack([p["b1"] ** 3, 0 * p["b1"]]),
        "db1": 3 * p["b1"] ** 2 * p["W1"][:, :1],
    }
    return implementation.gradient_report(cost, p, grads, 0.4)


@gradient_report.case("a parameter without any influence")
def no_influence(implementation):
    p = {"W1": np.array([[1.0, -2.0, 4.0]]), "b1": np.array([[7.0], [5.0]])}
    grads = {"dW1": np.array([[2.0, -5.0, 8.0]]), "db1": np.zeros((2, 1))}
    return implementation.gradient_report(lambda q: float(np.sum(q["W1"] ** 2)), p, grads)


@gradient_report.case("suspects", alone=True)
def names(implementation):
    report = {"W1": 3e-9, "b1": 0.31, "W2": 2e-4, "b2": 5e-7, "b4": 1e-6, "W3": float("nan"), "b3": 0.0}
    return [sorted(implementation.suspects(report)), sorted(implementation.suspects(report, 0.1))]


@gradient_report.case("units near a kink", alone=True)
def kinks(implementation):
    Z = np.array([[0.5, -0.0002, 3.0, 0.002], [0.0, -0.5, 0.0009, -7.0], [-0.0015, 0.3, -0.01, -0.0004]])
    found = [implementation.near_kinks(Z), implementation.near_kinks(Z, 0.01)]
    return [sorted([int(v) for v in place] for place in places) for places in found]
