"""ch12.r4  Feedback alignment and direct feedback alignment.    Chapter 12, research problem 4"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=10,
    topics=("feedback-alignment", "backpropagation", "research"),
    hints=(
        "Only one of the backward equations mentions the forward weights as a carrier of the error. Which one?",
        "Feedback alignment replaces W[l].T in that one equation by a fixed matrix of the same shape. Slopes, dW, db and "
        "the output error stay as they are.",
        "Direct feedback alignment sends the OUTPUT error to every hidden layer at once; no layer waits for another.",
        "In both: dZ = dA * (Z > 0) with the layer's own Z, dW = dZ A_prev.T / m, db = mean of dZ over the examples. "
        "In the first dA[l-1] = B[l] dZ[l], in the second dA[l] = B[l] dZ[L].",
    ),
)
def feedback_gradients(
    Y: np.ndarray, parameters: dict[str, np.ndarray], caches: dict[str, np.ndarray], feedback: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Weight changes by feedback alignment: errors go back through fixed random matrices, not through W[l].T.

    Y          : (n[L], m) labels
    parameters : "W1", "b1", ..., "WL", "bL"; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    caches     : "A0" (the input), "Z1", "A1", ..., "ZL", "AL", each (n[l], m), of the ordinary forward pass
    feedback   : "B2", ..., "BL"; B[l] is (n[l-1], n[l]) and takes the place of W[l].T
    ->  dict "dW1", "db1", ..., "dWL", "dbL" in the parameters' shapes, to be used like gradients. Further keys do no
        harm. (B is never trained and plays no part in the forward pass.)

    dZ[L] = A[L] - Y (sigmoid outputs, binary cross-entropy); dA[l-1] = B[l] dZ[l]; dZ[l] = dA[l] * ReLU'(Z[l]) with
    ReLU'(0) = 0. dW and db are means over the m examples (1/m), dZ and dA are not.

    Example: one example with dZ[2] = -0.543639, Z[1] = (0.05, 1, -0.35) and B[2] = (0.1, 0.2, 0.3) as a column gives
    dZ[1] = (-0.0543639, -0.108728, 0).
    """
    L, m = len(parameters) // 2, Y.shape[1]
    changes = {}
    dZ = caches[f"A{L}"] - Y
    for l in range(L, 0, -1):
        changes[f"dW{l}"] = dZ @ caches[f"A{l - 1}"].T / m
        changes[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 1:
            dZ = (feedback[f"B{l}"] @ dZ) * (caches[f"Z{l - 1}"] > 0)
    return changes


@feedback_gradients.part
def direct_feedback_gradients(
    Y: np.ndarray, parameters: dict[str, np.ndarray], caches: dict[str, np.ndarray], feedback: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """The same by direct feedback alignment: every hidden layer gets the output error through a matrix of its own.

    feedback : "B1", ..., "B(L-1)"; B[l] is (n[l], n[L])
    dA[l] = B[l] dZ[L] for l = 1..L-1; everything else as above.
    """
    L, m = len(parameters) // 2, Y.shape[1]
    error = caches[f"A{L}"] - Y
    changes = {}
    for l in range(1, L + 1):
        dZ = error if l == L else (feedback[f"B{l}"] @ error) * (caches[f"Z{l}"] > 0)
        changes[f"dW{l}"] = dZ @ caches[f"A{l - 1}"].T / m
        changes[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
    return changes


@feedback_gradients.part
def alignment(change: np.ndarray, gradient: np.ndarray) -> float:
    """The cosine of the angle between two arrays of one shape, all entries taken as one long vector.

    It says how well a feedback change agrees with the true gradient: 1 same direction, 0 at right angles. Neither is
    zero. Example: [[3, 0], [4, 0]] and [[1, 0], [0, 0]] have 0.6.
    """
    return float(np.sum(change * gradient) / (np.linalg.norm(change) * np.linalg.norm(gradient)))


@feedback_gradients.alternative
def example_by_example(Y, parameters, caches, feedback):
    L, m = len(parameters) // 2, Y.shape[1]
    changes = {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}
    for i in range(m):
        dz = (caches[f"A{L}"][:, i] - Y[:, i]) / m
        for l in reversed(range(1, L + 1)):
            changes[f"dW{l}"] += np.outer(dz, caches[f"A{l - 1}"][:, i])
            changes[f"db{l}"][:, 0] += dz
            if l > 1:
                dz = np.where(caches[f"Z{l - 1}"][:, i] > 0, np.dot(feedback[f"B{l}"], dz), 0)
    return changes


@feedback_gradients.alternative(of="direct_feedback_gradients")
def from_the_top(Y, parameters, caches, feedback):
    L = len(parameters) // 2
    error, result = caches[f"A{L}"], {}
    error -= Y
    for l in range(L, 0, -1):
        if l == L:
            dZ = error.copy()
        else:
            dZ = np.einsum("ij,jk->ik", feedback[f"B{l}"], error)
            dZ[caches[f"A{l}"] <= 0] = 0
        result[f"dW{l}"] = np.dot(dZ, caches[f"A{l - 1}"].T) / Y.shape[1]
        result[f"db{l}"] = dZ.mean(axis=1).reshape(-1, 1)
    return result


@feedback_gradients.alternative(of="alignment")
def by_unit_vectors(change, gradient):
    u, v = np.ravel(change), np.ravel(gradient)
    return (u / np.sqrt(u @ u)) @ (v / np.sqrt(v @ v))


feedback_gradients.mistake(
    "Feedback alignment is backpropagation; the error still goes through W[l].T.",
    name="plain_backpropagation",
    edit=('feedback[f"B{l}"] @ dZ', 'parameters[f"W{l}"].T @ dZ'),
)
feedback_gradients.mistake(
    "The random feedback comes on top of the ordinary one.",
    name="both_paths",
    edit=('feedback[f"B{l}"] @ dZ', '(feedback[f"B{l}"] + parameters[f"W{l}"].T) @ dZ'),
)
feedback_gradients.mistake(
    "The feedback takes its signs from the forward weights.",
    name="signs_of_the_weights",
    edit=('feedback[f"B{l}"] @ dZ', '(np.abs(feedback[f"B{l}"]) * np.sign(parameters[f"W{l}"].T)) @ dZ'),
)
feedback_gradients.mistake(
    "Random feedback makes the activation's slope superfluous.",
    name="mask_forgotten",
    edit=('(feedback[f"B{l}"] @ dZ) * (caches[f"Z{l - 1}"] > 0)', 'feedback[f"B{l}"] @ dZ'),
)
feedback_gradients.mistake(
    "The changes are sums over the examples.",
    name="mean_forgotten",
    edit=((".T / m", ".T"), ("keepdims=True) / m", "keepdims=True)")),
)
feedback_gradients.mistake(
    "The error is Y - A.", name="error_sign", edit=('caches[f"A{L}"] - Y', 'Y - caches[f"A{L}"]')
)
feedback_gradients.mistake(
    "Direct feedback, too, ends in layer 1's own slope only; in between the error stays linear.",
    name="direct_mask_in_layer_1_only",
    of="direct_feedback_gradients",
    edit=('(caches[f"Z{l}"] > 0)', '(caches[f"Z{l}"] > 0 if l == 1 else 1)'),
)
feedback_gradients.mistake(
    "ReLU has slope 1 at 0.",
    name="slope_one_at_zero",
    edit=('caches[f"Z{l - 1}"] > 0', 'caches[f"Z{l - 1}"] >= 0'),
)
feedback_gradients.mistake(
    "In direct feedback ReLU has slope 1 at 0.",
    name="direct_slope_one_at_zero",
    of="direct_feedback_gradients",
    edit=('caches[f"Z{l}"] > 0', 'caches[f"Z{l}"] >= 0'),
)
feedback_gradients.mistake(
    "Direct feedback needs no slopes of the activations.",
    name="direct_without_slopes",
    of="direct_feedback_gradients",
    edit=('(feedback[f"B{l}"] @ error) * (caches[f"Z{l}"] > 0)', 'feedback[f"B{l}"] @ error'),
)
feedback_gradients.mistake(
    "The last hidden layer is next to the output and gets its error through W[L].T.",
    name="direct_last_by_weights",
    of="direct_feedback_gradients",
    edit=('(feedback[f"B{l}"] @ error)', '((parameters[f"W{L}"].T if l == L - 1 else feedback[f"B{l}"]) @ error)'),
)
feedback_gradients.mistake(
    "The output layer gets its share through a slope as well: A - Y times A (1 - A).",
    name="direct_extra_slope",
    of="direct_feedback_gradients",
    edit=('error = caches[f"A{L}"] - Y', 'error = (caches[f"A{L}"] - Y) * caches[f"A{L}"] * (1 - caches[f"A{L}"])'),
)
feedback_gradients.mistake(
    "The cosine is the product of the sums, without lengths.",
    name="dot_product",
    of="alignment",
    edit=(
        "np.sum(change * gradient) / (np.linalg.norm(change) * np.linalg.norm(gradient))",
        "np.sum(change * gradient)",
    ),
)
feedback_gradients.mistake(
    "Alignment is the angle itself, in degrees.",
    name="angle_in_degrees",
    of="alignment",
    edit=(
        "np.sum(change * gradient) / (np.linalg.norm(change) * np.linalg.norm(gradient))",
        "np.degrees(np.arccos(np.sum(change * gradient) / (np.linalg.norm(change) * np.linalg.norm(gradient))))",
    ),
)


feedback_gradients.mistake(
    "The output's sigmoid has a slope to be multiplied in.",
    name="output_slope",
    edit=('dZ = caches[f"A{L}"] - Y', 'dZ = (caches[f"A{L}"] - Y) * caches[f"A{L}"] * (1 - caches[f"A{L}"])'),
)


feedback_gradients.mistake(
    "Agreement is a size, without a sign.",
    name="sign_dropped",
    of="alignment",
    edit=("float(np.sum(change * gradient)", "float(np.abs(np.sum(change * gradient))"),
)


feedback_gradients.mistake(
    "Alignment is the correlation.",
    name="correlation",
    of="alignment",
    edit=(
        "float(np.sum(change * gradient) / (np.linalg.norm(change) * np.linalg.norm(gradient)))",
        "float(np.corrcoef(np.ravel(change), np.ravel(gradient))[0, 1])",
    ),
)


feedback_gradients.mistake(
    "Alignment is the angle.",
    name="angle",
    of="alignment",
    edit=(
        "float(np.sum(change * gradient) / (np.linalg.norm(change) * np.linalg.norm(gradient)))",
        "float(np.arccos(np.sum(change * gradient) / (np.linalg.norm(change) * np.linalg.norm(gradient))))",
    ),
)


def _pass(rng, dims, m):
    parameters, caches = {}, {"A0": rng.normal(size=(dims[0], m))}
    L = len(dims) - 1
    for l in range(1, L + 1):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) / np.sqrt(dims[l - 1])
        parameters[f"b{l}"] = 0.3 * rng.normal(size=(dims[l], 1))
        Z = parameters[f"W{l}"] @ caches[f"A{l - 1}"] + parameters[f"b{l}"]
        caches[f"Z{l}"], caches[f"A{l}"] = Z, np.maximum(0, Z) if l < L else 1 / (1 + np.exp(-Z))
    Y = (rng.uniform(size=(dims[-1], m)) > 0.5) * 1.0
    return Y, parameters, caches


def _picked(changes, parameters):
    return {f"d{name}": changes[f"d{name}"] for name in parameters}


@feedback_gradients.case("feedback on the book's example 1")
def example_1(implementation):
    x = np.array([[1.0], [0.5], [-1.0], [2.0]])
    p = {
        "W1": np.array([[0.2, -0.1, 0.4, 0.1], [0.3, 0.2, -0.3, 0.2], [-0.1, 0.5, 0.1, -0.2]]),
        "b1": np.array([[0.1], [-0.1], [0.0]]),
        "W2": np.array([[0.5, -0.3, 0.8]]),
        "b2": np.array([[0.1]]),
    }
    Z1 = p["W1"] @ x + p["b1"]
    A1 = np.maximum(0, Z1)
    Z2 = p["W2"] @ A1 + p["b2"]
    caches = {"A0": x, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": 1 / (1 + np.exp(-Z2))}
    changes = implementation.feedback_gradients(np.array([[1.0]]), p, caches, {"B2": np.array([[0.1], [0.2], [0.3]])})
    return _picked(changes, p)


@feedback_gradients.random_case("feedback in deeper networks", n=3, weight=2)
def deeper(implementation, rng):
    dims = [4, 6, 5, 3, 2]
    Y, p, caches = _pass(rng, dims, 7)
    feedback = {f"B{l}": rng.normal(size=(dims[l - 1], dims[l])) for l in range(2, 5)}
    return _picked(implementation.feedback_gradients(Y, p, caches, feedback), p)


@feedback_gradients.random_case("direct feedback", n=3, weight=3)
def direct(implementation, rng):
    dims = [4, 6, 5, 3, 2]
    Y, p, caches = _pass(rng, dims, 7)
    feedback = {f"B{l}": rng.normal(size=(dims[l], 2)) for l in range(1, 4)}
    return _picked(implementation.direct_feedback_gradients(Y, p, caches, feedback), p)


@feedback_gradients.case("a pre-activation of exactly zero")
def corner(implementation):
    rng = np.random.default_rng(5)
    dims = [3, 4, 2]
    Y, p, caches = _pass(rng, dims, 6)
    caches["Z1"][1, 2:4] = caches["A1"][1, 2:4] = 0.0
    B = rng.normal(size=(4, 2))
    return [
        _picked(implementation.feedback_gradients(Y, p, caches, {"B2": B}), p),
        _picked(implementation.direct_feedback_gradients(Y, p, caches, {"B1": B}), p),
    ]


@feedback_gradients.random_case("alignment", n=3)
def cosines(implementation, rng):
    change, gradient = rng.normal(size=(2, 3, 5))
    return implementation.alignment(change, gradient), implementation.alignment(-change, gradient)
