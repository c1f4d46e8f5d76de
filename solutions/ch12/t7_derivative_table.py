"""ch12.t7  The table of derivatives, as functions.    Chapter 12, section 12.5"""

import math

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("derivatives", "sigmoid", "tanh", "relu", "cross-entropy"),
    hints=(
        "Do the rules a (1 - a) and 1 - a**2 speak of the input z or of the output a?",
        "Sketch each function and read the slope off: where is it 0, where largest, can it be negative? ReLU jumps "
        "from slope 0 to slope 1; the book decides what counts at the corner itself.",
        "Compute a = sigma(z) or tanh(z) first and put a into the rule. For ReLU turn the comparison z > 0 into "
        "numbers. Every answer has the shape of z, the constant one too.",
    ),
)
def sigmoid_slope(z: np.ndarray) -> np.ndarray:
    """The five functions of the table. This one: sigma'(z) for sigma(z) = 1 / (1 + exp(-z)).

    z : an array of any shape, pre-activations (NOT the activation's values)  ->  an array of that shape.
    Example: sigma'(0.5) = 0.235004.
    """
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)


@sigmoid_slope.part
def tanh_slope(z: np.ndarray) -> np.ndarray:
    """tanh'(z), entry by entry, in the shape of z. Example: tanh'(0.5) = 0.786448."""
    return 1 - np.tanh(z) ** 2


@sigmoid_slope.part
def relu_slope(z: np.ndarray) -> np.ndarray:
    """ReLU'(z), entry by entry, in the shape of z, with ReLU'(0) = 0. Example: ReLU'(0.5) = 1."""
    return (z > 0).astype(float)


@sigmoid_slope.part
def linear_slope(z: np.ndarray) -> np.ndarray:
    """The slope of the linear (identity) activation g(z) = z, for every entry, in the shape of z."""
    return np.ones(np.shape(z))


@sigmoid_slope.part
def bce_slope(a: np.ndarray, y: np.ndarray) -> np.ndarray:
    """dL/da for each entry of L = -(y log a + (1 - y) log(1 - a)), natural logarithm, no epsilon, no 1/m.

    a : array of probabilities strictly between 0 and 1, y : labels 0 or 1 in the same shape  ->  that shape.
    Example: a = 0.7, y = 1 gives -1.428571.
    """
    return -y / a + (1 - y) / (1 - a)


@sigmoid_slope.alternative
def through_exponentials(z):
    e = np.exp(-np.abs(z))  # the slope is even in z
    return e / (1 + e) ** 2


@sigmoid_slope.alternative(of="tanh_slope")
def by_cosh(z):
    return np.array([1 / math.cosh(v) ** 2 for v in z.ravel()]).reshape(z.shape)


@sigmoid_slope.alternative(of="relu_slope")
def in_place(z):
    z[z <= 0] = 0
    z[z > 0] = 1
    return z


@sigmoid_slope.alternative(of="linear_slope")
def nested_lists(z):
    return [[1 for _ in row] for row in z]


@sigmoid_slope.alternative(of="bce_slope")
def one_fraction(a, y):
    return np.divide(a - y, a * (1 - a))


sigmoid_slope.mistake(
    "The rule is z (1 - z).", name="rule_applied_to_z", edit=("return a * (1 - a)", "return z * (1 - z)")
)
sigmoid_slope.mistake(
    "The derivative of the sigmoid is a (1 + a).", name="sigmoid_sign", edit=("a * (1 - a)", "a * (1 + a)")
)
sigmoid_slope.mistake(
    "The activation and its derivative are the same step of the program.",
    name="sigmoid_itself",
    edit=("return a * (1 - a)", "return a"),
)
sigmoid_slope.mistake(
    "tanh' is 1 - tanh.", name="tanh_not_squared", of="tanh_slope", edit=("np.tanh(z) ** 2", "np.tanh(z)")
)
sigmoid_slope.mistake("tanh' is 1 - z**2.", name="tanh_rule_on_z", of="tanh_slope", edit=("np.tanh(z) ** 2", "z**2"))
sigmoid_slope.mistake(
    "tanh has the slope t (1 - t), like the sigmoid.",
    name="sigmoid_rule_for_tanh",
    of="tanh_slope",
    edit=("1 - np.tanh(z) ** 2", "np.tanh(z) * (1 - np.tanh(z))"),
)
sigmoid_slope.mistake("The slope of ReLU at 0 is 1.", name="corner", of="relu_slope", edit=("z > 0", "z >= 0"))
sigmoid_slope.mistake(
    "The slope of ReLU is z where z is positive.",
    name="relu_itself",
    of="relu_slope",
    edit=("(z > 0).astype(float)", "np.maximum(0, z)"),
)
sigmoid_slope.mistake(
    "ReLU lets the gradient pass for negative z, with the other sign.",
    name="sign_function",
    of="relu_slope",
    edit=("(z > 0).astype(float)", "np.sign(z)"),
)
sigmoid_slope.mistake(
    "The slope of the identity is z.", name="identity_itself", of="linear_slope", edit=("np.ones(np.shape(z))", "z")
)
sigmoid_slope.mistake(
    "A linear unit has no activation, so its slope is 0.",
    name="slope_zero",
    of="linear_slope",
    edit=("np.ones", "np.zeros"),
)
sigmoid_slope.mistake(
    "The derivative of the loss is y/a and -(1 - y)/(1 - a).",
    name="bce_sign",
    of="bce_slope",
    edit=("-y / a + (1 - y) / (1 - a)", "y / a - (1 - y) / (1 - a)"),
)
sigmoid_slope.mistake(
    "The derivative of the cross-entropy is a - y.",
    name="bce_is_a_minus_y",
    of="bce_slope",
    edit=("-y / a + (1 - y) / (1 - a)", "a - y"),
)
sigmoid_slope.mistake(
    "Both fractions have a minus, like both logarithms.",
    name="bce_inner_sign",
    of="bce_slope",
    edit=("-y / a + (1 - y) / (1 - a)", "-y / a - (1 - y) / (1 - a)"),
)

Z = np.array([[0.5, -1.2, 2.0], [-0.3, 0.8, -2.5]])
sigmoid_slope.mistake(
    "The derivative is that of the mean loss.",
    name="bce_averaged",
    of="bce_slope",
    edit=("-y / a + (1 - y) / (1 - a)", "(-y / a + (1 - y) / (1 - a)) / np.size(y)"),
)


sigmoid_slope.mistake(
    "ReLU's slope at 0 is the mean of both sides.",
    name="half_at_zero",
    of="relu_slope",
    edit=("(z > 0).astype(float)", "np.heaviside(z, 0.5)"),
)

sigmoid_slope.mistake(
    "tanh' is 1 / cosh.",
    name="tanh_without_square",
    of="tanh_slope",
    edit=("1 - np.tanh(z) ** 2", "1 / np.cosh(z)"),
)

sigmoid_slope.mistake(
    "A slope that is the same everywhere is one number.",
    name="one_number",
    of="linear_slope",
    edit=("np.ones(np.shape(z))", "1.0"),
)


@sigmoid_slope.case("sigma'", alone=True)
def sigma(implementation):
    return implementation.sigmoid_slope(Z.copy())


@sigmoid_slope.case("tanh'", alone=True)
def tanh(implementation):
    return implementation.tanh_slope(Z.copy())


@sigmoid_slope.case("ReLU'", alone=True)
def relu(implementation):
    return implementation.relu_slope(Z.copy())


@sigmoid_slope.case("ReLU' at the corner", alone=True)
def relu_at_zero(implementation):
    return implementation.relu_slope(np.array([[0.0, 1.5, -0.5], [2.0, 0.0, 0.25]]))


@sigmoid_slope.case("the linear activation", alone=True)
def linear(implementation):
    return implementation.linear_slope(Z.copy())


@sigmoid_slope.case("binary cross-entropy", alone=True)
def bce(implementation):
    return implementation.bce_slope(np.array([[0.7, 0.7, 0.1, 0.95]]), np.array([[1.0, 0.0, 1.0, 0.0]]))


@sigmoid_slope.random_case("sigma', other values", n=2, alone=True)
def other_sigma(implementation, rng):
    return implementation.sigmoid_slope(rng.normal(size=(4, 3)))


@sigmoid_slope.random_case("tanh', other values", n=2, alone=True)
def other_tanh(implementation, rng):
    return implementation.tanh_slope(rng.normal(size=(4, 3)))


@sigmoid_slope.random_case("ReLU' and the linear activation, other values", n=2, alone=True, weight=2)
def other_lines(implementation, rng):
    z = rng.normal(size=(4, 3))
    return [implementation.relu_slope(z.copy()), implementation.linear_slope(z.copy())]


@sigmoid_slope.random_case("binary cross-entropy, other values", n=2, alone=True, weight=2)
def other_bce(implementation, rng):
    y = np.array([[0.0, 1.0, 1.0, 0.0, 1.0], [1.0, 1.0, 0.0, 0.0, 0.0]])
    return implementation.bce_slope(rng.uniform(0.05, 0.95, size=(2, 5)), y)
