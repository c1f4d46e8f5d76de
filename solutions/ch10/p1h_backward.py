"""ch10.p1h  Backward pass of the network class.    Chapter 10, the NumPy network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=10,
    topics=("backpropagation", "caching", "multi-layer"),
    hints=(
        "Where does the backward pass start, and with which of the derivatives? The two output activations with their "
        "cross-entropies lead to the same simple dZ.",
        "A layer needs three things: its dZ, the activation that went into it, and (to pass the error on) its weights. "
        "Which of the cached arrays says where ReLU was on?",
        "Start with dZ = A[L] - Y. For l = L, L-1, ..., 1: store dW[l] and db[l] (the only places with 1/m); if l > 1, "
        "go through W[l] transposed to the activation below and multiply entry by entry with ReLU'(Z[l-1]).",
        "Check sizes as you go: dW[l] has the shape of W[l], db[l] that of b[l], dZ[l] that of Z[l].",
    ),
)
def backward(Y: np.ndarray, parameters: dict[str, np.ndarray], caches: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """All gradients of the mean cross-entropy cost J of an L-layer network.

    Y          : (n[L], m) labels, zeros and ones if n[L] == 1 and one-hot columns otherwise
    parameters : "W1", "b1", ..., "WL", "bL"; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    caches     : "A0" (the input), "Z1", "A1", ..., "ZL", "AL" of the forward pass, each (n[l], m)
    ->  dict with "dW1", "db1", ..., "dWL", "dbL", each the derivative of J by that parameter, in its shape.

    Hidden layers use ReLU, with ReLU'(0) = 0; the output is the sigmoid (n[L] == 1) or softmax, either with its
    cross-entropy, so that dZ[L] = A[L] - Y.
    Convention: dZ[l] and dA[l] belong to single examples and carry no 1/m; dW[l] and db[l] are of the mean cost J
    and do. Further keys in the result do no harm.

    Example: one layer, m = 2, A0 = [[1, 2], [0, 1]], A1 = [[0.8, 0.4]], Y = [[1, 0]]: dZ1 = [[-0.2, 0.4]],
    dW1 = [[0.3, 0.2]], db1 = [[0.1]].
    """
    L, m = len(parameters) // 2, Y.shape[1]
    grads = {}
    dZ = caches[f"A{L}"] - Y
    for l in range(L, 0, -1):
        grads[f"dW{l}"] = dZ @ caches[f"A{l - 1}"].T / m
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 1:
            dA = parameters[f"W{l}"].T @ dZ
            dZ = dA * (caches[f"Z{l - 1}"] > 0)
    return grads


@backward.alternative
def example_by_example(Y, parameters, caches):
    L, m = len(parameters) // 2, Y.shape[1]
    grads = {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}
    for i in range(m):
        dz = caches[f"A{L}"][:, i] - Y[:, i]
        for l in reversed(range(1, L + 1)):
            grads[f"dW{l}"] += np.outer(dz, caches[f"A{l - 1}"][:, i]) / m
            grads[f"db{l}"][:, 0] += dz / m
            dz = np.dot(dz, parameters[f"W{l}"])
            if l > 1:
                dz = np.where(caches[f"Z{l - 1}"][:, i] <= 0, 0, dz)
    return grads


@backward.alternative
def averaged_first(Y, parameters, caches):  # 1/m at the start and nowhere else comes to the same gradients
    L = len(parameters) // 2
    grads = {f"dZ{L}": (caches[f"A{L}"] - Y) / Y.shape[1]}
    for l in range(L, 0, -1):
        dZ = grads[f"dZ{l}"]
        grads[f"dW{l}"] = np.einsum("ij,kj->ik", dZ, caches[f"A{l - 1}"])
        grads[f"db{l}"] = dZ.sum(axis=1).reshape(-1, 1)
        if l > 1:
            below = np.dot(parameters[f"W{l}"].T, dZ)
            below[caches[f"A{l - 1}"] == 0] = 0
            grads[f"dZ{l - 1}"] = below
    return grads


backward.mistake(
    "The error passes down through the weights alone; ReLU has no say in it.",
    name="no_relu_slope",
    edit=('dA * (caches[f"Z{l - 1}"] > 0)', "dA"),
)
backward.mistake(
    "dZ is averaged over the batch, and so are dW and db.",
    name="averaged_twice",
    edit=('caches[f"A{L}"] - Y', '(caches[f"A{L}"] - Y) / m'),
)
backward.mistake(
    "The sums over the examples are the gradients; nothing is divided by m.",
    name="never_averaged",
    edit=("Y.shape[1]", "1"),
)
backward.mistake(
    "The slope of the sigmoid has to be multiplied in at the output as well.",
    name="output_slope_again",
    edit=('caches[f"A{L}"] - Y', '(caches[f"A{L}"] - Y) * caches[f"A{L}"] * (1 - caches[f"A{L}"])'),
)
backward.mistake(
    "The error at the output is label minus prediction.",
    name="error_reversed",
    edit=('caches[f"A{L}"] - Y', 'Y - caches[f"A{L}"]'),
)
backward.mistake("np.sum along axis 1 already gives a column.", name="flat_bias_gradient", edit=(", keepdims=True", ""))
backward.mistake(
    "Adding up all of dZ gives the gradient of the bias.",
    name="one_sum_for_all_units",
    edit=("np.sum(dZ, axis=1, keepdims=True)", "np.sum(dZ)"),
)
backward.mistake(
    "At zero ReLU's slope is 1.", name="slope_one_at_zero", edit=('caches[f"Z{l - 1}"] > 0', 'caches[f"Z{l - 1}"] >= 0')
)
backward.mistake(
    "Passing ReLU backward means to apply ReLU to the gradient.",
    name="relu_of_the_gradient",
    edit=('dA * (caches[f"Z{l - 1}"] > 0)', "np.maximum(0, dA)"),
)
backward.mistake(
    "The error is multiplied with ReLU's output rather than with its slope.",
    name="activation_for_slope",
    edit=('(caches[f"Z{l - 1}"] > 0)', 'caches[f"A{l - 1}"]'),
)
backward.mistake(
    "The error goes down through the weights as they are, without transposing.",
    name="not_transposed",
    edit=('parameters[f"W{l}"].T', 'parameters[f"W{l}"]'),
)
backward.mistake(
    "m is the length of the first axis of what went into the layer.",
    name="m_counts_units",
    edit=('        grads[f"dW{l}"] =', '        m = caches[f"A{l - 1}"].shape[0]\n        grads[f"dW{l}"] ='),
)
backward.mistake(
    "The slope of an activation is s(Z) (1 - s(Z)) with the sigmoid s, in the hidden layers too.",
    name="sigmoid_slope_inside",
    edit=('(caches[f"Z{l - 1}"] > 0)', 'np.exp(-caches[f"Z{l - 1}"]) / (1 + np.exp(-caches[f"Z{l - 1}"])) ** 2'),
)
backward.mistake(
    "dW is the product of what went in with the error: A_prev dZ^T.",
    name="transposed_dw",
    edit=('dZ @ caches[f"A{l - 1}"].T', 'caches[f"A{l - 1}"] @ dZ.T'),
)
backward.mistake(
    "What goes into layer l is Z[l-1].", name="z_for_a_prev", edit=('caches[f"A{l - 1}"].T', 'caches[f"Z{l - 1}"].T')
)


def _pass(rng, dims, m):
    """Labels, parameters and the caches of the right forward pass."""
    parameters, caches = {}, {"A0": rng.normal(size=(dims[0], m))}
    L, A = len(dims) - 1, caches["A0"]
    for l in range(1, L + 1):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) * np.sqrt(2 / dims[l - 1])
        parameters[f"b{l}"] = 0.3 * rng.normal(size=(dims[l], 1)) + 0.2
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        if l < L:
            A = np.maximum(0, Z)
        else:
            A = 1 / (1 + np.exp(-Z)) if dims[L] == 1 else np.exp(Z) / np.exp(Z).sum(axis=0)
        caches[f"Z{l}"], caches[f"A{l}"] = Z, A
    if dims[L] == 1:
        return rng.integers(0, 2, size=(1, m)).astype(float), parameters, caches
    return np.eye(dims[L])[:, rng.integers(0, dims[L], size=m)], parameters, caches


def _picked(grads, *names):
    return {name: grads[name] for name in names}


backward.mistake(
    "db is a sum over the examples; only dW carries 1/m.",
    name="bias_gradient_summed",
    edit=("np.sum(dZ, axis=1, keepdims=True) / m", "np.sum(dZ, axis=1, keepdims=True)"),
)

backward.mistake(
    "The slope of ReLU belongs to every layer, the output included.",
    name="relu_slope_at_the_output",
    edit=('dZ = caches[f"A{L}"] - Y', 'dZ = (caches[f"A{L}"] - Y) * (caches[f"Z{L}"] > 0)'),
)


@backward.random_case("weights of the output layer", n=2)
def output_weights(implementation, rng):
    return _picked(implementation.backward(*_pass(rng, [4, 6, 3], 5)), "dW2")


@backward.random_case("biases of the output layer", n=2)
def output_biases(implementation, rng):
    return _picked(implementation.backward(*_pass(rng, [4, 6, 3], 5)), "db2")


@backward.random_case("weights of the hidden layers", n=3, weight=2, required=True)
def hidden_weights(implementation, rng):
    return _picked(implementation.backward(*_pass(rng, [4, 6, 7, 3], 5)), "dW1", "dW2")


@backward.random_case("biases of the hidden layers", n=3)
def hidden_biases(implementation, rng):
    return _picked(implementation.backward(*_pass(rng, [4, 6, 7, 3], 5)), "db1", "db2")


@backward.random_case("binary output", n=3)
def binary(implementation, rng):
    return _picked(implementation.backward(*_pass(rng, [3, 5, 1], 7)), "dW1", "db1", "dW2", "db2")


@backward.random_case("equal widths", n=2)
def equal_widths(implementation, rng):
    return _picked(implementation.backward(*_pass(rng, [5, 4, 4, 4, 3], 6)), "dW1", "dW2", "dW3", "dW4")


@backward.random_case("no hidden layer", n=2)
def no_hidden_layer(implementation, rng):
    return _picked(implementation.backward(*_pass(rng, [4, 4], 6)), "dW1", "db1")


@backward.case("a pre-activation of exactly zero")
def corner(implementation):
    parameters = {
        "W1": np.array([[1.0, -2.0], [0.5, 1.0], [2.0, 1.0]]),
        "b1": np.zeros((3, 1)),
        "W2": np.array([[0.5, 1.0, -1.0]]),
        "b2": np.zeros((1, 1)),
    }
    X = np.array([[2.0, 0.0], [1.0, 3.0]])
    Z1 = parameters["W1"] @ X  # 2 * 1 - 1 * 2 = 0
    A1 = np.maximum(0, Z1)
    Z2 = parameters["W2"] @ A1
    caches = {"A0": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": 1 / (1 + np.exp(-Z2))}
    return _picked(implementation.backward(np.array([[1.0, 0.0]]), parameters, caches), "dW1", "db1")
