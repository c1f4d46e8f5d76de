"""ch12.p1e  Backward pass with dropout and L2.    Chapter 12, the network class"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=9,
    topics=("backpropagation", "dropout", "l2-regularization"),
    hints=(
        "Which new operations did the forward pass get? Each of them is a line on the way back, in the opposite order.",
        "The forward pass did a -> a * D / keep_prob. What is the derivative of this with respect to a, for a kept unit "
        "and for a dropped one? D and keep_prob are constants.",
        "tanh' = 1 - tanh(Z)^2 wants the activation as it was BEFORE dropout. Is that what the cache holds under A[l]?",
        "The penalty lambda / (2m) sum W^2 does not depend on the activations: its derivative is added to dW and goes "
        "nowhere else, neither into dZ nor into db.",
        "Plan: dZ = A[L] - Y; for l = L, ..., 1: dW[l] = dZ A[l-1]^T / m + (lambda / m) W[l], db[l] = row sums of "
        "dZ / m; if l > 1: dA = W[l]^T dZ, then dropout's line for layer l-1 if it has a mask, then tanh's slope.",
    ),
)
def backward(
    Y: np.ndarray,
    parameters: dict[str, np.ndarray],
    caches: dict[str, np.ndarray],
    masks: dict[int, np.ndarray],
    keep_prob: float,
    l2: float,
) -> dict[str, np.ndarray]:
    """All gradients of cross-entropy plus L2 for the forward pass of ch12.p1c, with the masks that it used.

    Y : (1, m) labels;  parameters : {"W1", "b1", ..., "bL"}, W[l] (n[l], n[l-1]), b[l] (n[l], 1)
    caches : {"A0": X, "Z1", "A1", ..., "AL"}; hidden layers are tanh, A[l] = tanh(Z[l]) * masks[l] / keep_prob where
    layer l has a mask and tanh(Z[l]) where it has none (masks may be empty); the output is a sigmoid
    ->  {"dW1", "db1", ..., "dWL", "dbL"}, each in the shape of its parameter.

    J = mean over the m examples of the binary cross-entropy + l2 / (2 m) * sum of all W^2; biases are not penalized.
    dZ[L] = A[L] - Y. Convention: dZ and dA carry no 1/m; dW and db do.

    Example (numbers for one unit of layer l-1): dA = 0.4 arrives from above, Z = 0.5, keep_prob = 0.8. Kept unit:
    dZ = 0.4 / 0.8 * (1 - tanh(0.5)^2) = 0.393224; dropped unit: dZ = 0. And W = 2, l2 = 0.3, m = 5 add 0.12 to dW.
    """
    L, m = len(parameters) // 2, Y.shape[1]
    grads = {}
    dZ = caches[f"A{L}"] - Y
    for l in range(L, 0, -1):
        W = parameters[f"W{l}"]
        grads[f"dW{l}"] = dZ @ caches[f"A{l - 1}"].T / m + l2 / m * W
        grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if l > 1:
            dA = W.T @ dZ
            if l - 1 in masks:
                dA = dA * masks[l - 1] / keep_prob
            dZ = dA * (1 - np.tanh(caches[f"Z{l - 1}"]) ** 2)
    return grads


@backward.alternative
def example_by_example(Y, parameters, caches, masks, keep_prob, l2):
    L, m = len(parameters) // 2, Y.shape[1]
    grads = {"d" + k: (l2 * v / m if k[0] == "W" else np.zeros(v.shape)) for k, v in parameters.items()}
    for i in range(m):
        dz = caches[f"A{L}"][:, i] - Y[:, i]
        for l in range(L, 0, -1):
            grads[f"dW{l}"] = grads[f"dW{l}"] + np.outer(dz, caches[f"A{l - 1}"][:, i]) / m
            grads[f"db{l}"] += dz[:, None] / m
            if l > 1:
                dz = np.dot(dz, parameters[f"W{l}"]) / np.cosh(caches[f"Z{l - 1}"][:, i]) ** 2
                if l - 1 in masks:
                    dz[np.asarray(masks[l - 1])[:, i] == 0] = 0
                    dz /= keep_prob
    return grads


@backward.alternative
def averaged_first(Y, parameters, caches, masks, keep_prob, l2):
    L = len(parameters) // 2
    delta, grads = (caches[f"A{L}"] - Y) / Y.shape[1], {}
    l = L
    while l >= 1:
        grads["dW%d" % l] = np.einsum("ij,kj->ik", delta, caches["A%d" % (l - 1)])
        grads["dW%d" % l] += l2 * parameters["W%d" % l] / Y.shape[1]
        grads["db%d" % l] = delta.sum(axis=1).reshape(-1, 1)
        l -= 1
        if l:
            slope = 1 - np.tanh(caches["Z%d" % l]) ** 2
            scale = np.asarray(masks[l]) / keep_prob if l in masks else np.ones_like(slope)
            delta = parameters["W%d" % (l + 1)].T.dot(delta) * scale * slope
    return grads


backward.mistake(
    "Dropout is a matter of the forward pass; the way back is as before.",
    name="mask_not_reused",
    edit=("            if l - 1 in masks:\n                dA = dA * masks[l - 1] / keep_prob\n", ""),
)
backward.mistake(
    "The mask is needed on the way back, the scaling was for the forward pass only.",
    name="back_not_rescaled",
    edit=("dA * masks[l - 1] / keep_prob", "dA * masks[l - 1]"),
)
backward.mistake(
    "Forward divided by keep_prob, so backward multiplies by it.",
    name="scaling_undone",
    edit=("dA * masks[l - 1] / keep_prob", "dA * masks[l - 1] * keep_prob"),
)
backward.mistake(
    "tanh's slope is 1 - A^2 with the cached A.",
    name="slope_from_dropped_activation",
    edit=('np.tanh(caches[f"Z{l - 1}"]) ** 2', 'caches[f"A{l - 1}"] ** 2'),
)
backward.mistake(
    "The slope is a ReLU switch, as in the other chapters.",
    name="relu_slope",
    edit=('(1 - np.tanh(caches[f"Z{l - 1}"]) ** 2)', '(caches[f"Z{l - 1}"] > 0)'),
)
backward.mistake(
    "The penalty changes the cost, not the gradients.",
    name="penalty_not_derived",
    edit=(" + l2 / m * W", ""),
)
backward.mistake(
    "The half of the penalty stays in its derivative.",
    name="half_kept",
    edit=("+ l2 / m * W", "+ l2 / (2 * m) * W"),
)
backward.mistake(
    "The derivative of the penalty is lambda W, without m.",
    name="penalty_without_m",
    edit=("+ l2 / m * W", "+ l2 * W"),
)
backward.mistake(
    "A regularized gradient is smaller, so the penalty's part is subtracted.",
    name="penalty_subtracted",
    edit=("+ l2 / m * W", "- l2 / m * W"),
)
backward.mistake(
    "Biases are parameters, so they are penalized like weights.",
    name="biases_penalized",
    edit=("keepdims=True) / m", 'keepdims=True) / m + l2 / m * parameters[f"b{l}"]'),
)
backward.mistake(
    "dZ of the output is an average already, and dW and db are averages too.",
    name="averaged_twice",
    edit=('caches[f"A{L}"] - Y', '(caches[f"A{L}"] - Y) / m'),
)
backward.mistake(
    "The error is what is missing: Y - A.",
    name="label_minus_output",
    edit=('dZ = caches[f"A{L}"] - Y', 'dZ = Y - caches[f"A{L}"]'),
)
backward.mistake(
    "The gradients are sums over the examples.",
    name="not_averaged",
    edit=((".T / m + l2", ".T + l2"), ("keepdims=True) / m", "keepdims=True)")),
)
backward.mistake(
    "The output's sigmoid has a slope, and it must be multiplied in.",
    name="sigmoid_slope_again",
    edit=('dZ = caches[f"A{L}"] - Y', 'dZ = (caches[f"A{L}"] - Y) * caches[f"A{L}"] * (1 - caches[f"A{L}"])'),
)
backward.mistake(
    "The derivative of W^2 is 2 W, so the penalty adds 2 l2 / m W.",
    name="penalty_doubled",
    edit=("l2 / m * W", "2 * l2 / m * W"),
)
backward.mistake(
    "tanh's slope is 1 - Z^2.",
    name="slope_from_z",
    edit=('np.tanh(caches[f"Z{l - 1}"]) ** 2', 'caches[f"Z{l - 1}"] ** 2'),
)
backward.mistake(
    "db has one number for each unit, so it is flat.",
    name="flat_bias_gradient",
    edit=("np.sum(dZ, axis=1, keepdims=True)", "np.sum(dZ, axis=1)"),
)
backward.mistake(
    "On the way back every hidden layer is divided by keep_prob.",
    name="rescaled_without_mask",
    edit=(
        "            if l - 1 in masks:\n                dA = dA * masks[l - 1] / keep_prob\n",
        "            dA = dA * masks.get(l - 1, 1) / keep_prob\n",
    ),
)
backward.mistake(
    "The layer whose mask counts is the one whose weights are passed.",
    name="mask_of_the_wrong_layer",
    edit=(
        "            if l - 1 in masks:\n                dA = dA * masks[l - 1] / keep_prob\n",
        "            if l in masks and np.shape(masks[l]) == dA.shape:\n                dA = dA * masks[l] / keep_prob\n",
    ),
)


def _pass(rng, dims, m, layers, keep_prob):
    """Labels, parameters, caches of the right forward pass, masks."""
    parameters, masks, caches = {}, {}, {"A0": rng.normal(size=(dims[0], m))}
    A, L = caches["A0"], len(dims) - 1
    for l in range(1, L + 1):
        parameters[f"W{l}"] = rng.normal(size=(dims[l], dims[l - 1])) / np.sqrt(dims[l - 1])
        parameters[f"b{l}"] = 0.4 * rng.normal(size=(dims[l], 1))
        Z = parameters[f"W{l}"] @ A + parameters[f"b{l}"]
        A = np.tanh(Z) if l < L else 1 / (1 + np.exp(-Z))
        if l in layers:
            masks[l] = (rng.random((dims[l], m)) < keep_prob).astype(float)
            masks[l][:2, :2] = [[1, 0], [0, 1]]
            A = A * masks[l] / keep_prob
        caches[f"Z{l}"], caches[f"A{l}"] = Z, A
    return rng.integers(0, 2, size=(1, m)).astype(float), parameters, caches, masks, keep_prob


def _picked(grads, *names):
    return {name: grads[name] for name in names}


_ALL = ("dW1", "db1", "dW2", "db2", "dW3", "db3")


backward.mistake(
    "On the way back the gradient is divided by keep_prob; the mask has done its work.",
    name="rescaled_not_masked",
    edit=("dA * masks[l - 1] / keep_prob", "dA / keep_prob"),
)


backward.mistake(
    "Where the mask is 1 the unit was dropped.",
    name="mask_upside_down",
    edit=("masks[l - 1] / keep_prob", "(1 - masks[l - 1]) / keep_prob"),
)


@backward.random_case("neither dropout nor L2", n=2)
def plain(implementation, rng):
    return _picked(implementation.backward(*_pass(rng, (4, 6, 5, 1), 7, (), 1.0), 0.0), *_ALL)


@backward.random_case("dropout in both hidden layers", n=3, weight=3, required=True)
def dropout(implementation, rng):
    return _picked(implementation.backward(*_pass(rng, (4, 6, 5, 1), 7, (1, 2), 0.7), 0.0), *_ALL)


@backward.random_case("dropout in one of two equal layers", n=2)
def one_layer(implementation, rng):
    found = []
    for l in (1, 2):
        found.append(
            _picked(implementation.backward(*_pass(rng, (4, 5, 5, 1), 6, (l,), 0.6), 0.0), "dW1", "db1", "dW2")
        )
    return found


@backward.random_case("L2: the weights", n=3, weight=2)
def weights(implementation, rng):
    grads = implementation.backward(*_pass(rng, (4, 6, 3, 1), 5, (), 1.0), float(rng.uniform(0.5, 3)))
    return _picked(grads, "dW1", "dW2", "dW3")


@backward.random_case("L2: the biases", n=2)
def biases(implementation, rng):
    grads = implementation.backward(*_pass(rng, (4, 6, 3, 1), 5, (), 1.0), float(rng.uniform(0.5, 3)))
    return _picked(grads, "db1", "db2", "db3")


@backward.random_case("dropout and L2 together", n=2)
def both(implementation, rng):
    return _picked(implementation.backward(*_pass(rng, (3, 6, 4, 1), 7, (1, 2), 0.5), 0.8), *_ALL)
