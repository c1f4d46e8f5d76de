"""ch10.c4  A gradient monitor: sigmoid against ReLU.    Chapter 10, Exercise C4"""

from typing import Any

import numpy as np

from dlgrade import exercise

VANISHING = 1e-3  # below this ratio the verdict is "vanishing"
EXPLODING = 1e3  # above this one it is "exploding"


@exercise(
    points=12,
    pure=True,
    atol=1e-15,
    topics=("vanishing-gradients", "backpropagation", "monitoring"),
    hints=(
        "You need one forward and one backward pass, nothing else. Which lines of a training loop must therefore NOT "
        "be in this function?",
        "The gradients of a layer are positive and negative. What does their plain mean say about their size?",
        "On the way back through layer l the factor is g'(Z[l]): for ReLU 1 where Z[l] > 0 and 0 elsewhere, for the "
        "sigmoid A[l] (1 - A[l]), written with the output A[l] and not with Z[l].",
        "Forward: keep every A[l] (A[0] = X). Backward: dZ = A[L] - Y, then for l = L, ..., 1: the mean of "
        "|dZ A[l-1]^T / m|, and, if l > 1, dZ = W[l]^T dZ times g'. You collect the means from the last layer to the "
        "first, so turn the list round before you return it.",
    ),
)
def monitor_gradients(
    X: np.ndarray, Y: np.ndarray, parameters: dict[str, np.ndarray], activation: str
) -> dict[str, Any]:
    """How large the gradient is in each layer, after one forward and one backward pass.

    X : (n[0], m), examples are columns;  Y : (n[L], m), one-hot columns.
    parameters : "W1", "b1", ..., "WL", "bL", W[l] of shape (n[l], n[l-1]) and b[l] of shape (n[l], 1).
    activation : "sigmoid" or "relu", the activation of all HIDDEN layers; the output layer is a softmax over each
                 column.  The cost is the cross-entropy, mean over the m examples, exact (no 1e-8 inside the log).
    ->  {"means"  : [mean |dW[1]|, ..., mean |dW[L]|], over all entries of dW[l] the mean of the absolute value,
         "ratio"  : mean |dW[1]| / mean |dW[L]|,
         "verdict": "vanishing" if the ratio is below 1e-3, "exploding" if it is above 1e3, else "healthy"}

    Conventions: dZ[L] = A[L] - Y has no 1/m; dW[l] = dZ[l] A[l-1]^T / m has it.  ReLU'(0) = 0.
    A monitor only looks: neither the parameters nor X or Y may be changed.

    Example: ten layers, widths [64] + [32] * 9 + [10], random weights fit for the activation.  With sigmoids the
    means grow from 2.3e-08 in layer 1 to 2.0e-02 in layer 10 (ratio 1.2e-06, "vanishing"); with ReLU all ten lie
    between 5.7e-03 and 1.9e-02 (ratio 0.44, "healthy").
    """
    layers = len(parameters) // 2
    m = X.shape[1]
    A = [X]
    for l in range(1, layers + 1):
        Z = parameters[f"W{l}"] @ A[l - 1] + parameters[f"b{l}"]  # (n[l], m)
        if l == layers:
            E = np.exp(Z - Z.max(axis=0, keepdims=True))
            A.append(E / E.sum(axis=0, keepdims=True))
        else:
            A.append(np.maximum(Z, 0) if activation == "relu" else 1 / (1 + np.exp(-Z)))
    means = []
    dZ = A[layers] - Y
    for l in range(layers, 0, -1):
        dW = dZ @ A[l - 1].T / m
        means.append(float(np.mean(np.abs(dW))))
        if l > 1:
            slope = A[l - 1] > 0 if activation == "relu" else A[l - 1] * (1 - A[l - 1])
            dZ = parameters[f"W{l}"].T @ dZ * slope
    means.reverse()
    ratio = means[0] / means[-1]
    verdict = "vanishing" if ratio < VANISHING else "exploding" if ratio > EXPLODING else "healthy"
    return {"means": means, "ratio": ratio, "verdict": verdict}


@monitor_gradients.alternative
def with_caches_and_dots(X, Y, parameters, activation):
    L, m = len(parameters) // 2, Y.shape[1]
    cache, W, grads = {"A0": X}, {}, {}
    for layer in range(1, L + 1):
        W[layer] = parameters["W" + str(layer)].copy()
        Z = np.dot(W[layer], cache["A" + str(layer - 1)]) + parameters["b" + str(layer)]
        cache["Z" + str(layer)] = Z
        if layer == L:
            expo = np.exp(Z)
            cache["A" + str(layer)] = expo / np.sum(expo, axis=0)
        elif activation == "relu":
            cache["A" + str(layer)] = Z * (Z > 0)
        else:
            cache["A" + str(layer)] = np.exp(Z) / (np.exp(Z) + 1)
    dZ = cache["A" + str(L)] - Y
    for layer in reversed(range(1, L + 1)):
        grads["dW" + str(layer)] = 1.0 / m * np.dot(dZ, cache["A" + str(layer - 1)].T)
        if layer == 1:
            break
        dA = np.dot(W[layer].T, dZ)
        Z = cache["Z" + str(layer - 1)]
        if activation == "relu":
            dA[Z <= 0] = 0
            dZ = dA
        else:
            s = 1 / (1 + np.exp(-Z))
            dZ = np.multiply(dA, np.multiply(s, 1 - s))
    means = np.array([np.abs(grads["dW" + str(layer)]).sum() / W[layer].size for layer in range(1, L + 1)])
    verdict = "healthy"
    if means[0] / means[-1] < 0.001:
        verdict = "vanishing"
    if means[0] / means[-1] > 1000:
        verdict = "exploding"
    return {"verdict": verdict, "ratio": means[0] / means[-1], "means": means}


monitor_gradients.mistake(
    "The mean of the entries of dW tells how large they are; signs do not matter.",
    name="signed_mean",
    edit=("float(np.mean(np.abs(dW)))", "np.mean(dW)"),
)
monitor_gradients.mistake(
    "The size of a gradient is its norm, so the norm is the average size.",
    name="norm_for_mean",
    edit=("np.mean(np.abs(dW))", "np.linalg.norm(dW)"),
)
monitor_gradients.mistake(
    "The means come out in the order of the layers, although the backward pass starts at the last.",
    name="layers_reversed",
    edit=("means.reverse()", "pass"),
)
monitor_gradients.mistake(
    "The ratio compares the last layer with the first.",
    name="ratio_upside_down",
    edit=("means[0] / means[-1]", "means[-1] / means[0]"),
)
monitor_gradients.mistake(
    "A[L] - Y is already the gradient of the mean cost, so dW needs no 1/m.",
    name="no_average",
    edit=("A[l - 1].T / m", "A[l - 1].T"),
)
monitor_gradients.mistake(
    "The factor on the way back is the same ReLU step whatever the activation is.",
    name="relu_slope_always",
    edit=('A[l - 1] > 0 if activation == "relu" else A[l - 1] * (1 - A[l - 1])', "A[l - 1] > 0"),
)
monitor_gradients.mistake(
    "The error passes back through the weights only; the slope of the activation has already done its work.",
    name="slope_forgotten",
    edit=('parameters[f"W{l}"].T @ dZ * slope', 'parameters[f"W{l}"].T @ dZ'),
)
monitor_gradients.mistake(
    "Monitoring happens within a training step, so the parameters move as well.",
    name="updates_while_looking",
    edit=(
        ("means = []", "means, steps = [], {}"),
        ("means.append(float(np.mean(np.abs(dW))))", "means.append(float(np.mean(np.abs(dW)))); steps[l] = 0.01 * dW"),
        ("means.reverse()", 'means.reverse()\n    for l, step in steps.items():\n        parameters[f"W{l}"] -= step'),
    ),
)
monitor_gradients.mistake(
    "The sigmoid's slope at Z is Z (1 - Z).",
    name="slope_from_z",
    edit=(
        (
            "else A[l - 1] * (1 - A[l - 1])",
            "else np.log(A[l - 1] / (1 - A[l - 1])) * (1 - np.log(A[l - 1] / (1 - A[l - 1])))",
        ),
    ),
)
monitor_gradients.mistake(
    "The activation is that of every layer, the output included.",
    name="activation_at_the_output",
    edit=("if l == layers:", "if l > layers:"),
)


from itertools import pairwise  # noqa: E402  for the cases only, not part of the stub


def settled(report):
    """The report, but for what is rounding noise: the signed entries of the softmax layer's dW add up to 0."""
    means = list(report["means"])
    if abs(means[-1]) > 1e-12 * max(abs(mean) for mean in means):
        return report
    return {**report, "means": [*means[:-1], 0.0], "ratio": "noise", "verdict": "noise"}


def book_network(activation):
    dims = [64, *[32] * 9, 10]
    rs = np.random.RandomState(0)
    gain = 2.0 if activation == "relu" else 1.0
    parameters = {}
    for i in range(1, 11):
        scale = np.sqrt((gain if i < 10 else 1.0) / dims[i - 1])
        parameters[f"W{i}"] = rs.randn(dims[i], dims[i - 1]) * scale
        parameters[f"b{i}"] = np.zeros((dims[i], 1))
    return np.random.RandomState(1).randn(64, 100), np.eye(10)[np.arange(100) % 10].T, parameters, activation


SIGMOID, RELU = book_network("sigmoid"), book_network("relu")


monitor_gradients.mistake(
    "The size of a gradient is the absolute value of the mean of its entries.",
    name="size_of_the_mean",
    edit=("np.mean(np.abs(dW))", "abs(np.mean(dW))"),
)

monitor_gradients.mistake(
    "The sigmoid's slope is taken at A: sigma(A) (1 - sigma(A)).",
    name="slope_at_the_activation",
    edit=("else A[l - 1] * (1 - A[l - 1])", "else 1 / (1 + np.exp(-A[l - 1])) * (1 - 1 / (1 + np.exp(-A[l - 1])))"),
)

monitor_gradients.mistake(
    "ReLU's slope is 1 at 0 as well.",
    name="slope_one_at_zero",
    edit=(
        ("    A = [X]\n", "    A, seen = [X], [X]\n"),
        ("        if l == layers:\n", "        seen.append(Z)\n        if l == layers:\n"),
        ("A[l - 1] > 0 if", "seen[l - 1] >= 0 if"),
    ),
)

monitor_gradients.mistake(
    "The way back is masked where Z is negative, in every network.",
    name="relu_mask_always",
    edit=(
        ("    A = [X]\n", "    A, seen = [X], [X]\n"),
        ("        if l == layers:\n", "        seen.append(Z)\n        if l == layers:\n"),
        ('A[l - 1] > 0 if activation == "relu" else A[l - 1] * (1 - A[l - 1])', "seen[l - 1] > 0"),
    ),
)


@monitor_gradients.case("ten sigmoid layers", weight=2, required=True)
def ten_sigmoids(implementation):
    return settled(implementation.monitor_gradients(*SIGMOID))


@monitor_gradients.case("ten ReLU layers", weight=2)
def ten_relus(implementation):
    return settled(implementation.monitor_gradients(*RELU))


@monitor_gradients.case("weights so large that the gradient explodes")
def exploding(implementation):
    rng = np.random.default_rng(4)
    dims = [6, 9, 8, 7, 9, 8, 4]
    widths = enumerate(pairwise(dims), start=1)
    parameters = {}
    for i, (n_prev, n) in widths:
        gain = 0.01 if i == 1 else 6.0
        parameters[f"W{i}"] = gain * rng.normal(size=(n, n_prev)) / np.sqrt(n_prev)
        parameters[f"b{i}"] = np.zeros((n, 1))
    X, Y = rng.normal(size=(6, 11)), np.eye(4)[:, np.arange(11) % 4]
    return settled(implementation.monitor_gradients(X, Y, parameters, "relu"))


@monitor_gradients.random_case("small networks with biases", n=4, required=True)
def small(implementation, rng):
    dims, m = [5, 9, 7, 3], 8
    parameters = {}
    for i, (n_prev, n) in enumerate(pairwise(dims), start=1):
        parameters[f"W{i}"] = rng.normal(size=(n, n_prev)) / np.sqrt(n_prev)
        parameters[f"b{i}"] = 0.3 * rng.normal(size=(n, 1))
    X, Y = rng.normal(size=(5, m)), np.eye(3)[:, rng.integers(0, 3, size=m)]
    return [settled(implementation.monitor_gradients(X, Y, parameters, name)) for name in ("relu", "sigmoid")]


@monitor_gradients.case("units at exactly 0")
def units_at_zero(implementation):
    rng = np.random.default_rng(6)
    parameters = {"W1": rng.integers(-2, 3, size=(6, 4)) * 1.0, "b1": np.zeros((6, 1))}
    parameters |= {"W2": rng.normal(size=(3, 6)), "b2": np.zeros((3, 1))}
    X = rng.integers(-1, 2, size=(4, 8)) * 1.0
    X[:, 2] = 0.0  # all six units stand at the corner for this example; whole numbers put others there as well
    return settled(implementation.monitor_gradients(X + 0.0, np.eye(3)[:, np.arange(8) % 3], parameters, "relu"))


monitor_gradients.mistake(
    "The size of a matrix is the sum of its entries' sizes.",
    name="sum_for_mean",
    edit=("np.mean(np.abs(dW))", "np.sum(np.abs(dW))"),
)
monitor_gradients.mistake(
    "The size of a matrix is its root mean square.",
    name="root_mean_square",
    edit=("np.mean(np.abs(dW))", "np.sqrt(np.mean(dW**2))"),
)
monitor_gradients.mistake(
    "How large the gradient is in a layer is told by dZ.",
    name="error_for_gradient",
    edit=("np.mean(np.abs(dW))", "np.mean(np.abs(dZ))"),
)
