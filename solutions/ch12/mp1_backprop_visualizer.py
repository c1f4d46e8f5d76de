"""ch12.mp1  The backprop visualizer: data first, picture second.    Chapter 12, mini project 1"""

from collections.abc import Callable
from typing import Any

import numpy as np

from dlgrade import exercise


@exercise(
    points=10,
    topics=("backpropagation", "gradient-norms", "visualization"),
    hints=(
        "A picture can be wrong in ways that nobody sees. Which numbers would you have to look at to believe a bar, and "
        "which to believe the thickness of a line?",
        "W[l] has a row for each receiving unit and a column for each sending one. So which index of W[l][?, ?] is the "
        "left end of a line in the picture?",
        "The bars show the Frobenius norm of dW: the root of the sum of the squares of all entries. np.linalg.norm of a "
        "matrix does that by default; with ord=2 it gives the largest singular value instead.",
        "Plan: forward, keeping every Z and A; dZ = A[L] - Y; then for l from L down to 1: dW = dZ A[l-1]^T / m, its norm, "
        "the mean |dZ| of each unit, and dZ for the layer before. You meet the layers backwards: turn both lists round. "
        "The edges need the weights alone. draw: one call of plot for each edge, one call of bar in all.",
    ),
)
def backprop_report(parameters: dict[str, np.ndarray], X: np.ndarray, Y: np.ndarray) -> dict[str, Any]:
    """What the picture of one backward pass shows, as data.

    parameters : {"W1", "b1", ..., "WL", "bL"}, W[l] (n[l], n[l-1]), b[l] (n[l], 1);  X : (n[0], m), Y : (n[L], m).
    Hidden layers are ReLU (derivative 0 at 0), the output is a sigmoid, the cost the mean binary cross-entropy:
    dZ[L] = A[L] - Y without 1/m, dW[l] = dZ[l] A[l-1]^T / m with it.
    ->  {"norms": [Frobenius norm of dW[1], ..., of dW[L]]: the root of the sum of the squares of its entries,
         "units": [(n[1],), ..., (n[L],)], for each unit of layers 1..L the mean over the examples of |dZ|,
         "edges": a list of (l, sender, receiver, sign, width), one for each weight, in any order}
    An edge runs from unit ``sender`` of layer l-1 to unit ``receiver`` of layer l (units counted from 0, l from 1); sign is
    1 for a positive weight and -1 for a negative one, width is 2 |weight|.
    Example: W2 = [[3, -0.5]] has the edges (2, 0, 0, 1, 6) and (2, 1, 0, -1, 1).
    The book's network [4, 6, 4, 1] (RandomState(42), weights times 0.5, one example) has norms 0.96647, 0.86192, 0.57001.
    """
    L, m = len(parameters) // 2, X.shape[1]
    A, Z = [X], [None]
    for l in range(1, L + 1):
        Z.append(parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"])
        A.append(np.maximum(0, Z[l]) if l < L else 1 / (1 + np.exp(-Z[l])))
    norms, units = [], []
    dZ = A[L] - Y
    for l in range(L, 0, -1):
        dW = dZ @ A[l - 1].T / m
        norms.append(float(np.sqrt(np.sum(dW**2))))
        units.append(np.abs(dZ).mean(axis=1))
        if l > 1:
            dZ = (parameters[f"W{l}"].T @ dZ) * (Z[l - 1] > 0)
    norms.reverse()
    units.reverse()
    edges = []
    for l in range(1, L + 1):
        W = parameters[f"W{l}"]
        for receiver in range(W.shape[0]):
            for sender in range(W.shape[1]):
                w = float(W[receiver, sender])
                edges.append((l, sender, receiver, 1 if w > 0 else -1, 2 * abs(w)))
    return {"norms": norms, "units": units, "edges": edges}


@backprop_report.part
def draw(report: dict[str, Any], plot: Callable[..., Any], bar: Callable[..., Any]) -> None:
    """The picture, from the report alone; nothing is returned.

    plot and bar behave like the methods of that name of a matplotlib Axes; they are handed in, so that the drawing can be
    tested without matplotlib. (To see it: fig, axes = plt.subplots(1, 2); draw(report, axes[0].plot, axes[1].bar).)
    Call, for each edge,  plot([l - 1, l], [sender, receiver], color=..., linewidth=width), "blue" for a positive weight and
    "red" for a negative one: layers stand side by side, the sender on the left. Call once  bar(labels, norms)  with the
    labels ["dW1", ..., "dWL"].
    Example: the edge (2, 1, 0, -1, 1) is plot([1, 2], [1, 0], color="red", linewidth=1).
    """
    for l, sender, receiver, sign, width in report["edges"]:
        plot([l - 1, l], [sender, receiver], color="blue" if sign > 0 else "red", linewidth=width)
    bar([f"dW{l}" for l in range(1, len(report["norms"]) + 1)], report["norms"])


@backprop_report.alternative
def with_dicts_and_vectors(parameters, X, Y):
    layers = len([k for k in parameters if k.startswith("W")])
    cache = {"A0": X}
    for i in range(layers):
        Z = np.dot(parameters[f"W{i + 1}"], cache[f"A{i}"]) + parameters[f"b{i + 1}"]
        cache[f"A{i + 1}"] = np.where(Z > 0, Z, 0) if i < layers - 1 else np.exp(Z) / (1 + np.exp(Z))
    delta = {layers: cache[f"A{layers}"] - Y}
    for l in range(layers - 1, 0, -1):
        delta[l] = parameters[f"W{l + 1}"].T.dot(delta[l + 1])
        delta[l][cache[f"A{l}"] <= 0] = 0.0
    norms = np.array([np.linalg.norm(delta[l].dot(cache[f"A{l - 1}"].T)) / X.shape[1] for l in range(1, layers + 1)])
    edges = []
    for l in range(layers, 0, -1):
        for (j, i), w in np.ndenumerate(parameters[f"W{l}"]):
            edges.append([l, i, j, np.sign(w), abs(w) + abs(w)])
    return {"edges": edges, "norms": norms, "units": [np.mean(abs(delta[l]), 1) for l in range(1, layers + 1)]}


@backprop_report.alternative(of="draw")
def bars_first(report, plot, bar):
    names = []
    for l, _ in enumerate(report["norms"], start=1):
        names.append("dW" + str(l))
    bar(names, np.array(report["norms"]))
    colors = {1: "blue", -1: "red"}
    for edge in sorted(report["edges"], key=lambda e: e[4]):
        plot((edge[0] - 1, edge[0]), np.array([edge[1], edge[2]]), color=colors[int(edge[3])], linewidth=edge[4])


backprop_report.mistake(
    "The norm of a matrix is its largest singular value.",
    name="spectral_norm",
    edit=("float(np.sqrt(np.sum(dW**2)))", "float(np.linalg.norm(dW, 2))"),
)
backprop_report.mistake(
    "The norm is the sum of the squares.",
    name="squared_norm",
    edit=("float(np.sqrt(np.sum(dW**2)))", "float(np.sum(dW**2))"),
)
backprop_report.mistake(
    "The bars show how large the weights are.",
    name="norms_of_weights",
    edit=("float(np.sqrt(np.sum(dW**2)))", 'float(np.linalg.norm(parameters[f"W{l}"]))'),
)
backprop_report.mistake(
    "The list starts with the layer where the backward pass starts.",
    name="norms_from_the_back",
    edit=(("    norms.reverse()\n", ""), ("    units.reverse()\n", "")),
)
backprop_report.mistake(
    "Backwards a hidden layer is passed by its weights alone.",
    name="slope_forgotten",
    edit=(" * (Z[l - 1] > 0)", ""),
)
backprop_report.mistake(
    "The ReLU mask comes from the layer that sends the gradient, so weights are masked before multiplying.",
    name="mask_before_weights",
    edit=('(parameters[f"W{l}"].T @ dZ) * (Z[l - 1] > 0)', 'parameters[f"W{l}"].T @ (dZ * (Z[l] > 0))'),
)
backprop_report.mistake(
    "The gradient is the sum over the examples.",
    name="no_average",
    edit=("A[l - 1].T / m", "A[l - 1].T"),
)
backprop_report.mistake(
    "A unit's gradient is its mean dZ; examples that pull apart cancel.",
    name="signed_units",
    edit=("np.abs(dZ).mean(axis=1)", "np.abs(dZ.mean(axis=1))"),
)
backprop_report.mistake(
    "The output unit's gradient carries the sigmoid's slope as well.",
    name="sigmoid_slope_again",
    edit=("dZ = A[L] - Y", "dZ = (A[L] - Y) * A[L] * (1 - A[L])"),
)
backprop_report.mistake(
    "The row of W is the sender.",
    name="sender_and_receiver_swapped",
    edit=("(l, sender, receiver, 1", "(l, receiver, sender, 1"),
)
backprop_report.mistake(
    "The width is twice the weight, with its sign.",
    name="signed_width",
    edit=("2 * abs(w)", "2 * w"),
)
backprop_report.mistake(
    "The width is the size of the weight.",
    name="width_not_doubled",
    edit=("2 * abs(w)", "abs(w)"),
)
backprop_report.mistake(
    "Layers are counted from 0, edges too.",
    name="edges_from_layer_zero",
    edit=("append((l, sender", "append((l - 1, sender"),
)
backprop_report.mistake(
    "Blue is for negative weights.",
    name="colors_swapped",
    of="draw",
    edit=('"blue" if sign > 0', '"blue" if sign < 0'),
)
backprop_report.mistake(
    "The receiver stands on the left.",
    name="drawn_backwards",
    of="draw",
    edit=('l], [sender, receiver], color="blue"', 'l], [receiver, sender], color="blue"'),
)
backprop_report.mistake(
    "Bars are labelled from zero.",
    name="labels_from_zero",
    of="draw",
    edit=('f"dW{l}" for l', 'f"dW{l - 1}" for l'),
)


def _network(rng, dims, m):
    parameters = {}
    for l, (n_prev, n) in enumerate(zip(dims, dims[1:], strict=False), start=1):
        parameters[f"W{l}"] = rng.normal(size=(n, n_prev))
        parameters[f"b{l}"] = 0.3 * rng.normal(size=(n, 1))
    return parameters, rng.normal(size=(dims[0], m)), rng.integers(0, 2, size=(dims[-1], m)).astype(float)


def _book():
    rs, dims = np.random.RandomState(42), [4, 6, 4, 1]
    parameters = {}
    for l in range(1, 4):
        parameters[f"W{l}"] = rs.randn(dims[l], dims[l - 1]) * 0.5
        parameters[f"b{l}"] = np.zeros((dims[l], 1))
    return parameters, rs.randn(4, 1), np.array([[1.0]])


def _edges(report):
    return sorted([float(x) for x in edge] for edge in report["edges"])


backprop_report.mistake(
    "ReLU's slope is 1 at 0 as well.",
    name="slope_one_at_zero",
    edit=("(Z[l - 1] > 0)", "(Z[l - 1] >= 0)"),
)

backprop_report.mistake(
    "A unit's error is the sum over the examples.",
    name="units_summed",
    edit=("np.abs(dZ).mean(axis=1)", "np.abs(dZ).sum(axis=1)"),
)


backprop_report.mistake(
    "x is the place in the layer, y the layer.",
    name="axes_exchanged",
    of="draw",
    edit=("plot([l - 1, l], [sender, receiver], color", "plot([sender, receiver], [l - 1, l], color"),
)


backprop_report.mistake(
    "A unit's gradient is its mean dZ, with its sign.",
    name="mean_with_sign",
    edit=("np.abs(dZ).mean(axis=1)", "dZ.mean(axis=1)"),
)


backprop_report.mistake(
    "For each example, the mean over the units.",
    name="mean_over_the_units",
    edit=("np.abs(dZ).mean(axis=1)", "np.abs(dZ).mean(axis=0)"),
)


@backprop_report.case("the book's network: norms")
def book_norms(implementation):
    return implementation.backprop_report(*_book())["norms"]


@backprop_report.random_case("norms and units of other networks", n=4, weight=2, required=True)
def norms_and_units(implementation, rng):
    report = implementation.backprop_report(*_network(rng, [4, 6, 5, 2], 7))
    return {k: report[k] for k in ("norms", "units")}


@backprop_report.random_case("edges", n=2, weight=2)
def edges(implementation, rng):
    return _edges(implementation.backprop_report(*_network(rng, [3, 5, 2], 4)))


def _style(style, *names):
    return next((style[n] for n in names if n in style), None)


@backprop_report.case("draw: lines and bars", weight=2)
def drawn(implementation):
    lines, bars = [], []
    short = {"b": "blue", "r": "red"}

    def plot(x, y, *args, **style):
        color = _style(style, "color", "c") or (args[0] if args else "")
        width = float(_style(style, "linewidth", "lw") or 0)
        lines.append(([float(v) for v in x], [float(v) for v in y], short.get(color, color), width))

    def bar(x, height, *args, **style):
        bars.append(([str(v) for v in x], [float(v) for v in height]))

    report = {
        "norms": [0.5, 0.25, 2.0],
        "units": [np.array([0.1, 0.3]), np.array([0.2]), np.array([0.4, 0.5])],
        "edges": [(1, 0, 1, 1, 3.0), (1, 2, 0, -1, 0.5), (2, 1, 0, 1, 1.25), (3, 0, 1, -1, 2.5)],
    }
    implementation.draw(report, plot, bar)
    return sorted(lines), bars


@backprop_report.case("units at exactly 0")
def units_at_zero(implementation):
    W1 = np.array([[1.0, -1.0, 0.0], [2.0, 0.0, 1.0], [0.0, 1.0, -1.0], [-1.0, 2.0, 1.0]])
    parameters = {"W1": W1, "b1": np.zeros((4, 1)), "W2": np.array([[0.5, -1.5, 0.75, 1.25]]), "b2": np.zeros((1, 1))}
    X = np.array([[1.0, 0.0, 2.0, -1.0, 1.0], [1.0, 0.0, 1.0, 1.0, 0.0], [0.0, 0.0, 1.0, 1.0, 2.0]])
    report = implementation.backprop_report(parameters, X, np.array([[1.0, 0.0, 0.0, 1.0, 1.0]]))
    return {k: report[k] for k in ("norms", "units")}
