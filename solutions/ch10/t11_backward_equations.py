"""ch10.t11  The backward equations of one layer.    Chapter 10, backward propagation"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=8,
    topics=("backpropagation", "derivatives", "cross-entropy"),
    hints=(
        "Take the shapes first: what shape must each answer have, and which product of the given arrays has it?",
        "Differentiate -[y ln a + (1 - y) ln(1 - a)] by a for y = 1 and for y = 0 apart. A confident right answer and "
        "a confident wrong one must differ in sign and in size.",
        "An activation acts entry by entry, so its slope is multiplied in with *. Z = W A_prev + b is linear: dW "
        "contracts the examples, dA_prev contracts the units of the layer, db adds the examples up.",
        "Only dW and db are about the mean cost; where is the number of examples to be found in dZ?",
    ),
)
def output_dA(A: np.ndarray, Y: np.ndarray) -> np.ndarray:
    """The five functions of a backward step. This one starts it: binary cross-entropy, differentiated by the output.

    A : (1, m) predicted probabilities strictly between 0 and 1, Y : (1, m) labels 0 or 1
    ->  (1, m), for each example the derivative of -[y ln a + (1 - y) ln(1 - a)] by a.

    Conventions of all five: examples are columns; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1); dA and dZ are
    derivatives of the loss of single examples, without 1/m; dW and db are derivatives of the mean cost over the m
    examples and carry the 1/m. Natural logarithm, no epsilon.
    Example: a = 0.8 gives -1.25 for y = 1 and 5 for y = 0; with the sigmoid's slope a (1 - a) = 0.16 that makes
    dZ = -0.2 and 0.8, which is A - Y.
    """
    return -Y / A + (1 - Y) / (1 - A)


@output_dA.part
def layer_dZ(dA: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """Back through the activation.

    dA : (n, m), slope : (n, m), the values g'(Z)  ->  (n, m), dZ.
    """
    return dA * slope


@output_dA.part
def layer_dW(dZ: np.ndarray, A_prev: np.ndarray) -> np.ndarray:
    """Gradient of the mean cost by the weights of the layer.

    dZ : (n, m), A_prev : (n_prev, m)  ->  (n, n_prev), with 1/m.
    """
    return dZ @ A_prev.T / dZ.shape[1]


@output_dA.part
def layer_db(dZ: np.ndarray) -> np.ndarray:
    """Gradient of the mean cost by the biases of the layer.

    dZ : (n, m)  ->  (n, 1), with 1/m.
    """
    return np.sum(dZ, axis=1, keepdims=True) / dZ.shape[1]


@output_dA.part
def layer_dA_prev(W: np.ndarray, dZ: np.ndarray) -> np.ndarray:
    """Back through the weights to the activation that entered the layer.

    W : (n, n_prev), dZ : (n, m)  ->  (n_prev, m), without 1/m.
    """
    return W.T @ dZ


@output_dA.alternative
def one_fraction(A, Y):
    return (A - Y) / (A * (1 - A))


@output_dA.alternative
def case_by_case(A, Y):
    return [[-1 / a if y == 1 else 1 / (1 - a) for a, y in zip(A[0], Y[0], strict=True)]]


@output_dA.alternative(of="layer_dZ")
def dZ_in_place(dA, slope):
    dA *= slope
    return dA


@output_dA.alternative(of="layer_dW")
def dW_sum_of_outer_products(dZ, A_prev):
    m = dZ.shape[1]
    return sum(np.outer(dZ[:, i], A_prev[:, i]) for i in range(m)) / m


@output_dA.alternative(of="layer_db")
def db_by_mean(dZ):
    return [[sum(row) / len(row)] for row in dZ.tolist()]


@output_dA.alternative(of="layer_dA_prev")
def dA_prev_by_columns(W, dZ):
    return np.array([np.dot(dz, W) for dz in dZ.T]).T


output_dA.mistake(
    "A gradient of a loss needs no minus: it is y/a and -(1-y)/(1-a).",
    name="dA_sign",
    edit=("-Y / A + (1 - Y) / (1 - A)", "Y / A - (1 - Y) / (1 - A)"),
)
output_dA.mistake("dA is A - Y.", name="dA_is_difference", edit=("-Y / A + (1 - Y) / (1 - A)", "A - Y"))
output_dA.mistake(
    "The minus in front of the loss stays in front of both fractions.",
    name="dA_inner_minus",
    edit=("-Y / A + (1 - Y) / (1 - A)", "-Y / A - (1 - Y) / (1 - A)"),
)
output_dA.mistake(
    "dA belongs to the mean cost, so it carries 1/m.",
    name="dA_averaged",
    edit=("-Y / A + (1 - Y) / (1 - A)", "(-Y / A + (1 - Y) / (1 - A)) / A.shape[1]"),
)
output_dA.mistake(
    "The activation has no part in it: dZ is dA.", name="dZ_is_dA", of="layer_dZ", edit=("dA * slope", "dA")
)
output_dA.mistake(
    "dZ is averaged over the examples already.",
    name="dZ_averaged",
    of="layer_dZ",
    edit=("dA * slope", "dA * slope / dA.shape[1]"),
)
output_dA.mistake(
    "Two arrays are multiplied as matrices.",
    name="dZ_matrix_product",
    of="layer_dZ",
    edit=("dA * slope", "dA @ slope.T"),
)
output_dA.mistake(
    "The sum over the examples is the gradient of the weights.",
    name="dW_without_mean",
    of="layer_dW",
    edit=(" / dZ.shape[1]", ""),
)
output_dA.mistake(
    "The number of examples is the number of rows.",
    name="dW_divided_by_units",
    of="layer_dW",
    edit=("dZ.shape[1]", "dZ.shape[0]"),
)
output_dA.mistake(
    "dW is the activation times the error, A dZ^T.",
    name="dW_transposed",
    of="layer_dW",
    edit=("dZ @ A_prev.T", "A_prev @ dZ.T"),
)
output_dA.mistake(
    "A_prev goes in as it is, if the sizes allow it.",
    name="dW_not_transposed",
    of="layer_dW",
    edit=("A_prev.T", "A_prev"),
)
output_dA.mistake(
    "The sum over the examples is the gradient of the biases.",
    name="db_without_mean",
    of="layer_db",
    edit=(" / dZ.shape[1]", ""),
)
output_dA.mistake("The biases are summed along axis 0.", name="db_other_axis", of="layer_db", edit=("axis=1", "axis=0"))
output_dA.mistake("A sum along axis 1 is a column.", name="db_flat", of="layer_db", edit=(", keepdims=True", ""))
output_dA.mistake(
    "The error goes back through W as it is.", name="dA_prev_not_transposed", of="layer_dA_prev", edit=("W.T @", "W @")
)
output_dA.mistake(
    "dA_prev is averaged like the other gradients.",
    name="dA_prev_averaged",
    of="layer_dA_prev",
    edit=("W.T @ dZ", "W.T @ dZ / dZ.shape[1]"),
)


output_dA.mistake(
    "db is the mean over the units.",
    name="db_over_units",
    of="layer_db",
    edit=("np.sum(dZ, axis=1, keepdims=True) / dZ.shape[1]", "np.mean(dZ, axis=0, keepdims=True)"),
)


@output_dA.case("dA: the worked values", alone=True)
def dA_worked(implementation):
    return implementation.output_dA(np.array([[0.8, 0.8, 0.25]]), np.array([[1.0, 0.0, 1.0]]))


@output_dA.random_case("dA: other values", n=3, alone=True)
def dA_random(implementation, rng):
    m = int(rng.integers(5, 9))
    Y = rng.integers(0, 2, size=(1, m)).astype(float)
    Y[0, :2] = 0, 1
    return implementation.output_dA(rng.uniform(0.05, 0.95, size=(1, m)), Y)


@output_dA.random_case("dZ", n=3, alone=True)
def dZ_random(implementation, rng):
    return implementation.layer_dZ(rng.normal(size=(4, 6)), rng.uniform(0.1, 1, size=(4, 6)))


@output_dA.case("dW: by hand, as many examples as senders", alone=True)
def dW_square(implementation):
    return implementation.layer_dW(np.array([[1.0, -1.0], [2.0, 0.0]]), np.array([[1.0, 2.0], [3.0, 4.0]]))


@output_dA.random_case("dW", n=3, alone=True)
def dW_random(implementation, rng):
    return implementation.layer_dW(rng.normal(size=(4, 6)), rng.normal(size=(3, 6)))


@output_dA.random_case("db", n=3, alone=True)
def db_random(implementation, rng):
    return implementation.layer_db(rng.normal(size=(4, 6)))


@output_dA.random_case("dA_prev", n=3, alone=True)
def dA_prev_random(implementation, rng):
    return implementation.layer_dA_prev(rng.normal(size=(4, 3)), rng.normal(size=(4, 6)))


@output_dA.random_case("dA_prev of a square layer", n=2, alone=True)
def dA_prev_square(implementation, rng):
    return implementation.layer_dA_prev(rng.normal(size=(3, 3)), rng.normal(size=(3, 5)))
