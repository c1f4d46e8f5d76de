"""ch12.p1d  Cost with an L2 penalty.    Chapter 12, the network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("cross-entropy", "l2-regularization"),
    hints=(
        "The cost has two parts that know nothing of each other: one reads predictions and labels, the other reads "
        "parameters. Write two lines.",
        "Which entries of ``parameters`` would you like to keep small? A bias shifts a unit but does not make the "
        "function steeper: it goes free.",
        "log(0) is -inf and 0 * -inf is NaN; the guard of the statement goes inside both logarithms.",
        "Sum the squares of all entries of all weight matrices, times lambda / (2 m); the m is the number of examples, "
        "the columns of Y.",
    ),
)
def cost(AL: np.ndarray, Y: np.ndarray, parameters: dict[str, np.ndarray], l2: float) -> float:
    """Binary cross-entropy of a batch plus the L2 penalty of all layers, one number.

    AL, Y : (1, m) predictions in [0, 1] and labels 0 or 1;  parameters : {"W1", "b1", ..., "WL", "bL"};  l2 : lambda

    J = -(1/m) sum( y log(a + 1e-8) + (1 - y) log(1 - a + 1e-8) ) + lambda / (2 m) * sum of W^2 over all entries of all
    W[l], with the natural log. Biases are not penalized. The 1e-8 keeps the cost finite where a is exactly 0 or 1.

    Example: AL = [[0.8, 0.4]], Y = [[1, 0]], W1 = [[1, -2]], b1 = [[3]], lambda = 0.1: the cross-entropy is 0.366985,
    the penalty 0.125, J = 0.491985.
    """
    m = Y.shape[1]
    data = -np.sum(Y * np.log(AL + 1e-8) + (1 - Y) * np.log(1 - AL + 1e-8)) / m
    penalty = sum(np.sum(W**2) for name, W in parameters.items() if name[0] == "W")
    return float(data + l2 / (2 * m) * penalty)


@cost.alternative
def layer_by_layer(AL, Y, parameters, l2):
    m = np.size(Y)
    total = 0.0
    for a, y in zip(np.ravel(AL), np.ravel(Y), strict=True):
        total -= np.log(a + 1e-8) if y == 1 else np.log(1 - a + 1e-8)
    for l in range(1, len(parameters) // 2 + 1):
        total += 0.5 * l2 * np.linalg.norm(parameters["W" + str(l)]) ** 2
    return total / m


@cost.alternative
def with_dot(AL, Y, parameters, l2):
    m = Y.shape[1]
    J = -(np.dot(Y, np.log(AL + 1e-8).T) + np.dot(1 - Y, np.log(1 - AL + 1e-8).T)) / m
    flat = np.concatenate([parameters[k].ravel() for k in parameters if k.startswith("W")])
    return np.squeeze(J) + flat.dot(flat) * l2 / m / 2


cost.mistake(
    "All parameters are kept small, the biases too.",
    name="biases_penalized",
    edit=(' if name[0] == "W"', ""),
)
cost.mistake(
    "The penalty belongs to the network, so it is lambda / 2 without m.",
    name="penalty_without_m",
    edit=("l2 / (2 * m) * penalty", "l2 / 2 * penalty"),
)
cost.mistake(
    "The penalty is lambda / m times the sum of squares.",
    name="penalty_without_half",
    edit=("l2 / (2 * m) * penalty", "l2 / m * penalty"),
)
cost.mistake(
    "The penalty of a matrix is its norm.",
    name="norm_not_squared",
    edit=("np.sum(W**2)", "np.sqrt(np.sum(W**2))"),
)
cost.mistake("The penalty adds up absolute values.", name="absolute_values", edit=("np.sum(W**2)", "np.sum(np.abs(W))"))
cost.mistake(
    "The square of a matrix is the matrix times itself, transposed where needed, summed.",
    name="matrix_product",
    edit=("np.sum(W**2)", "np.sum(W @ W.T)"),
)
cost.mistake(
    "Only the output layer's weights count.",
    name="last_layer_only",
    edit=('if name[0] == "W"', 'if name == f"W{len(parameters) // 2}"'),
)
cost.mistake("The penalty pulls the cost down.", name="penalty_subtracted", edit=("data + l2", "data - l2"))
cost.mistake(
    "Only examples of class 1 have a loss.",
    name="one_class_only",
    edit=(" + (1 - Y) * np.log(1 - AL + 1e-8)", ""),
)
cost.mistake(
    "Predictions are never exactly 0 or 1, so log needs no guard.",
    name="no_guard",
    edit=("np.log(AL + 1e-8) + (1 - Y) * np.log(1 - AL + 1e-8)", "np.log(AL) + (1 - Y) * np.log(1 - AL)"),
)
cost.mistake(
    "log is the logarithm to base ten.",
    name="log_base_ten",
    edit=(("Y * np.log(AL", "Y * np.log10(AL"), ("np.log(1 - AL", "np.log10(1 - AL")),
)
cost.mistake(
    "The data part is the mean log-likelihood; its sign does not matter.",
    name="sign_forgotten",
    edit=("data = -np.sum(", "data = np.sum("),
)
cost.mistake(
    "The output layer's weights are not penalized.",
    name="output_layer_free",
    edit=('if name[0] == "W")', 'if name[0] == "W" and name != f"W{len(parameters) // 2}")'),
)
cost.mistake(
    "An array with one entry is as good as a number.",
    name="one_by_one_array",
    edit=("return float(data + l2 / (2 * m) * penalty)", "return np.array([[data + l2 / (2 * m) * penalty]])"),
)
cost.mistake("The cost is the sum over the examples.", name="data_not_averaged", edit=("1e-8)) / m", "1e-8))"))


def _given(rng, m):
    dims = (4, 6, 3, 1)
    parameters = {}
    for l in range(1, len(dims)):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1]))
        parameters[f"b{l}"] = rng.normal(size=(dims[l], 1))
    Y = rng.integers(0, 2, size=(1, m)).astype(float)
    Y[0, :2] = [0, 1]
    return rng.uniform(0.05, 0.95, size=(1, m)), Y, parameters


cost.mistake(
    "The penalty is the mean of the squared weights.",
    name="penalty_is_a_mean",
    edit=("np.sum(W**2)", "np.mean(W**2)"),
)

cost.mistake(
    "lambda / 2 * m is lambda over 2 m.",
    name="parentheses_missing",
    edit=("l2 / (2 * m)", "l2 / 2 * m"),
)

cost.mistake(
    "Only the first layer's weights are penalized.",
    name="first_layer_only",
    edit=('name[0] == "W"', 'name == "W1"'),
)


cost.mistake(
    "log is the logarithm to base 2.",
    name="base_two",
    edit=(("np.log(AL + 1e-8)", "np.log2(AL + 1e-8)"), ("np.log(1 - AL + 1e-8)", "np.log2(1 - AL + 1e-8)")),
)


cost.mistake("m is the first number of the shape.", name="rows_counted", edit=("m = Y.shape[1]", "m = Y.shape[0]"))


cost.mistake(
    "The penalty is for W1 and W2.", name="two_layers_penalized", edit=('if name[0] == "W"', 'if name in ("W1", "W2")')
)


cost.mistake("The penalty squares the sum of the weights.", name="sum_squared", edit=("np.sum(W**2)", "np.sum(W) ** 2"))


@cost.random_case("cross-entropy alone", n=3)
def without_penalty(implementation, rng):
    return implementation.cost(*_given(rng, 7), 0.0)


@cost.random_case("three layers with a penalty", n=4, weight=2, required=True)
def with_penalty(implementation, rng):
    return implementation.cost(*_given(rng, 5), float(rng.uniform(0.1, 2)))


@cost.case("one number, not an array")
def scalar(implementation):
    parameters = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[3.0]])}
    return implementation.cost(np.array([[0.8, 0.4]]), np.array([[1.0, 0.0]]), parameters, 0.1)


@cost.case("predictions of exactly 0 and 1", rtol=1e-4)
def saturated(implementation):
    parameters = {"W1": np.array([[0.5, -0.5, 1.0]]), "b1": np.array([[0.0]])}
    right = implementation.cost(np.array([[1.0, 0.0, 0.5]]), np.array([[1.0, 0.0, 1.0]]), parameters, 0.3)
    return right, implementation.cost(np.array([[1.0, 0.0]]), np.array([[0.0, 1.0]]), parameters, 0.0)
