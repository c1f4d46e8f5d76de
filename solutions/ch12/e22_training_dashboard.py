"""ch12.e22  A training dashboard: five logged series.    Chapter 12, exercise 12.22"""

from collections.abc import Callable
from typing import Any

import numpy as np

from dlgrade import exercise

Arrays = dict[str, np.ndarray]


@exercise(
    points=12,
    topics=("logging", "training", "gradient-norms", "validation"),
    hints=(
        "All numbers of one step should describe one moment. Which moment do the loss and the gradient that you compute in "
        "step t belong to: before or after its update?",
        "A histogram with fixed edges loses whatever lies beyond them. What can you do to a weight of 7 before counting, "
        "when the last bin ends at 2, so that it is counted in that bin?",
        "The validation loss needs a forward pass on X_val with the same parameters; it needs no gradient and moves nothing.",
        "Plan, for each rate: forward on the training data, its loss; forward on the validation data, its loss; gradients and "
        "their norms; histogram of np.clip(all weights, first edge, last edge); append all five; only then update.",
    ),
)
def train_logged(
    parameters: Arrays,
    train: tuple[np.ndarray, np.ndarray],
    val: tuple[np.ndarray, np.ndarray],
    rates: list[float],
    edges: np.ndarray,
) -> tuple[Arrays, dict[str, list[Any]]]:
    """Full-batch gradient descent that keeps a log: (parameters, log).

    parameters : W1 (n1, n0), b1 (n1, 1), W2 (1, n1), b2 (1, 1): a ReLU layer (derivative 0 at 0) and a sigmoid output.
    train, val : (X, Y), X (n0, m) with examples as columns, Y (1, m) of 0 and 1; the two parts differ in m.
    rates      : the learning rate of each step; there are len(rates) steps.   edges : bin edges, rising, (k + 1,).
    The loss is the mean binary cross-entropy, exact (no 1e-8). dZ2 = A2 - Y without 1/m, dW and db with it.

    In every step all five series get one entry, all from the parameters BEFORE that step's update:
        "train" : the training loss        "val" : the validation loss (no update ever comes from these data)
        "rate"  : the rate of this step
        "norm"  : [|dW1|, |dW2|], Frobenius norms of the training gradients, without the biases
        "hist"  : k whole numbers, how many entries of W1 and W2 together (no biases) lie in each bin. Bins are those of
                  np.histogram; a weight below the first edge counts in the first bin, one above the last edge in the
                  last, so that every step's counts add up to the number of weights.
    Then every parameter moves by -rate times its gradient.
    Example: weights -5, 0.2, 0.3, 0.9, 7 with edges [0, 0.5, 1] have the histogram [3, 2].
    """
    (X, Y), (X_val, Y_val) = train, val
    W1, b1, W2, b2 = (np.array(parameters[k], dtype=float) for k in ("W1", "b1", "W2", "b2"))
    log: dict[str, list[Any]] = {"train": [], "val": [], "rate": [], "norm": [], "hist": []}
    m = X.shape[1]
    for rate in rates:
        Z1, A1, A2 = _forward(W1, b1, W2, b2, X)
        dZ2 = A2 - Y
        dW2, db2 = dZ2 @ A1.T / m, dZ2.sum(axis=1, keepdims=True) / m
        dZ1 = (W2.T @ dZ2) * (Z1 > 0)
        dW1, db1 = dZ1 @ X.T / m, dZ1.sum(axis=1, keepdims=True) / m
        weights = np.concatenate([W1.ravel(), W2.ravel()])
        log["train"].append(_cross_entropy(A2, Y))
        log["val"].append(_cross_entropy(_forward(W1, b1, W2, b2, X_val)[2], Y_val))
        log["rate"].append(rate)
        log["norm"].append([float(np.linalg.norm(dW1)), float(np.linalg.norm(dW2))])
        log["hist"].append(np.histogram(np.clip(weights, edges[0], edges[-1]), edges)[0].tolist())
        W1, b1 = W1 - rate * dW1, b1 - rate * db1
        W2, b2 = W2 - rate * dW2, b2 - rate * db2
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}, log


def _forward(W1, b1, W2, b2, X):
    Z1 = W1 @ X + b1
    A1 = np.maximum(0, Z1)
    return Z1, A1, 1 / (1 + np.exp(-(W2 @ A1 + b2)))


def _cross_entropy(A, Y):
    return float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))


@train_logged.part
def draw(log: dict[str, list[Any]], edges: np.ndarray, plot: Callable[..., Any], bar: Callable[..., Any]) -> None:
    """The dashboard's picture, from the log alone: six calls, nothing returned.

    plot(panel, x, y, label) draws a line into one of the panels "loss", "rate", "norm"; bar(x, counts) draws the weights.
    (Handed in, so that this can be tested without matplotlib; for a picture, let plot be a function that calls
    axes[panel].plot(x, y, label=label), where fig, axes = plt.subplot_mosaic([["loss", "rate"], ["norm", "weights"]]).)
    x is the step, counted from 0. The calls, in any order:
        "loss" with labels "train" and "val";   "rate" with label "rate";   "norm" with labels "W1" and "W2", one line for
        each layer;   bar once, x the MIDDLE of each bin, counts the histogram of the LAST step.
    """
    steps = list(range(len(log["rate"])))
    plot("loss", steps, log["train"], "train")
    plot("loss", steps, log["val"], "val")
    plot("rate", steps, log["rate"], "rate")
    for i, label in enumerate(("W1", "W2")):
        plot("norm", steps, [norms[i] for norms in log["norm"]], label)
    middles = [(left + right) / 2 for left, right in zip(edges, edges[1:], strict=False)]
    bar(middles, log["hist"][-1])


@train_logged.alternative
def in_place_with_loops(parameters, train, val, rates, edges):
    def forward(p, x):
        z = np.dot(p["W1"], x) + p["b1"]
        a = z * (z > 0)
        u = np.dot(p["W2"], a) + p["b2"]
        return z, a, np.exp(u) / (1 + np.exp(u))

    def cost(p, x, y):
        out = forward(p, x)[2]
        return -np.sum(np.log(np.where(y == 1, out, 1 - out))) / y.shape[1]

    x, y = train
    log = {name: [] for name in ("train", "val", "rate", "norm", "hist")}
    for rate in rates:
        log["train"].append(cost(parameters, x, y))
        log["val"].append(cost(parameters, *val))
        log["rate"].append(rate)
        counts = [0] * (len(edges) - 1)
        for w in list(parameters["W1"].flatten()) + list(parameters["W2"].flatten()):
            k = int(np.searchsorted(edges, w, side="right")) - 1
            counts[min(max(k, 0), len(counts) - 1)] += 1
        log["hist"].append(np.array(counts))
        z, a, out = forward(parameters, x)
        d2 = (out - y) / y.shape[1]
        d1 = np.dot(parameters["W2"].T, d2)
        d1[z <= 0] = 0
        grads = {"W1": d1.dot(x.T), "b1": d1.sum(1, keepdims=True), "W2": d2.dot(a.T), "b2": d2.sum(1, keepdims=True)}
        log["norm"].append(np.array([(grads[k] ** 2).sum() ** 0.5 for k in ("W1", "W2")]))
        for k in grads:
            parameters[k] -= rate * grads[k]
    return parameters, log


@train_logged.alternative(of="draw")
def drawn_with_arrays(log, edges, plot, bar):
    norms, x = np.array(log["norm"]), np.arange(len(log["train"]))
    bar((np.array(edges)[:-1] + np.array(edges)[1:]) / 2, np.array(log["hist"])[-1])
    plot("norm", x, norms[:, 1], "W2")
    plot("norm", x, norms[:, 0], "W1")
    plot(panel="rate", x=x, y=np.array(log["rate"]), label="rate")
    for name in ["val", "train"]:
        plot("loss", x, np.array(log[name]), name)


train_logged.mistake(
    "The validation loss is the training loss of the held-out moment: the same data will do.",
    name="validated_on_training_data",
    edit=(
        "_cross_entropy(_forward(W1, b1, W2, b2, X_val)[2], Y_val)",
        "_cross_entropy(_forward(W1, b1, W2, b2, X)[2], Y)",
    ),
)
train_logged.mistake(
    "The validation loss is measured after the update.",
    name="validated_after_update",
    edit=(
        ('        log["val"].append(_cross_entropy(_forward(W1, b1, W2, b2, X_val)[2], Y_val))\n', ""),
        (
            "        W2, b2 = W2 - rate * dW2, b2 - rate * db2\n",
            "        W2, b2 = W2 - rate * dW2, b2 - rate * db2\n"
            '        log["val"].append(_cross_entropy(_forward(W1, b1, W2, b2, X_val)[2], Y_val))\n',
        ),
    ),
)
train_logged.mistake(
    "np.histogram counts every weight.",
    name="outliers_not_counted",
    edit=("np.histogram(np.clip(weights, edges[0], edges[-1]), edges)", "np.histogram(weights, edges)"),
)
train_logged.mistake(
    "The histogram shows all parameters, biases too.",
    name="biases_in_histogram",
    edit=(
        "np.concatenate([W1.ravel(), W2.ravel()])",
        "np.concatenate([W1.ravel(), W2.ravel(), b1.ravel(), b2.ravel()])",
    ),
)
train_logged.mistake(
    "A histogram shows shares, which add up to one.",
    name="shares_for_counts",
    edit=("edges)[0].tolist()", "edges)[0] / weights.size"),
)
train_logged.mistake(
    "The histogram is that of the weights after the update.",
    name="histogram_after_update",
    edit=(
        "np.concatenate([W1.ravel(), W2.ravel()])",
        "np.concatenate([(W1 - rate * dW1).ravel(), (W2 - rate * dW2).ravel()])",
    ),
)
train_logged.mistake(
    "The norm of the step is logged: rate times gradient.",
    name="norm_of_the_step",
    edit=(
        "[float(np.linalg.norm(dW1)), float(np.linalg.norm(dW2))]",
        "[rate * float(np.linalg.norm(dW1)), rate * float(np.linalg.norm(dW2))]",
    ),
)
train_logged.mistake(
    "The norms are those of the weights.",
    name="norms_of_weights",
    edit=(
        "[float(np.linalg.norm(dW1)), float(np.linalg.norm(dW2))]",
        "[float(np.linalg.norm(W1)), float(np.linalg.norm(W2))]",
    ),
)
train_logged.mistake(
    "The norm is the sum of the squares.",
    name="squared_norms",
    edit=(
        "[float(np.linalg.norm(dW1)), float(np.linalg.norm(dW2))]",
        "[float(np.sum(dW1**2)), float(np.sum(dW2**2))]",
    ),
)


@train_logged.mistake("The gradient's norm is computed once the parameters have moved.")
def norm_after_update(parameters, train, val, rates, edges):
    after, log = train_logged(parameters, train, val, rates, edges)
    _, more = train_logged(parameters, train, val, [*rates, 0.0], edges)
    return after, {**log, "norm": more["norm"][1:]}


train_logged.mistake(
    "The layers' norms are one number together.",
    name="one_norm_for_all",
    edit=(
        "[float(np.linalg.norm(dW1)), float(np.linalg.norm(dW2))]",
        "float(np.hypot(np.linalg.norm(dW1), np.linalg.norm(dW2)))",
    ),
)
train_logged.mistake(
    "The first rate is the learning rate; the others are only logged.",
    name="constant_rate",
    edit=(
        ("W1 - rate * dW1, b1 - rate * db1", "W1 - rates[0] * dW1, b1 - rates[0] * db1"),
        ("W2 - rate * dW2, b2 - rate * db2", "W2 - rates[0] * dW2, b2 - rates[0] * db2"),
    ),
)
train_logged.mistake(
    "W2 is updated before it carries the error back.",
    name="updated_too_early",
    edit=("        dZ1 = (W2.T @ dZ2)", "        dZ1 = ((W2 - rate * dW2).T @ dZ2)"),
)
train_logged.mistake(
    "The loss is the sum over the examples.",
    name="summed_loss",
    edit=(
        ('log["train"].append(_cross_entropy(A2, Y))', 'log["train"].append(Y.size * _cross_entropy(A2, Y))'),
        ("X_val)[2], Y_val))", "X_val)[2], Y_val) * Y_val.size)"),
    ),
)
train_logged.mistake(
    "Steps are counted from 1.",
    name="steps_from_one",
    of="draw",
    edit=('range(len(log["rate"]))', 'range(1, len(log["rate"]) + 1)'),
)
train_logged.mistake(
    "The bars stand at the left edges of their bins.",
    name="bars_at_left_edges",
    of="draw",
    edit=("(left + right) / 2", "left"),
)
train_logged.mistake(
    "The histogram to show is the first one.",
    name="first_histogram",
    of="draw",
    edit=('log["hist"][-1]', 'log["hist"][0]'),
)
train_logged.mistake(
    "The norms are listed layer by layer, so the first entry is the line of W1.",
    name="norms_by_step_for_layer",
    of="draw",
    edit=('[norms[i] for norms in log["norm"]]', 'log["norm"][i]'),
)


def _setting(rng, n0=3, n1=4, m=7, m_val=5):
    parameters = {
        "W1": rng.normal(size=(n1, n0)),
        "b1": 0.3 * rng.normal(size=(n1, 1)),
        "W2": rng.normal(size=(1, n1)),
        "b2": 0.3 * rng.normal(size=(1, 1)),
    }
    parts = [(rng.normal(size=(n0, k)), rng.integers(0, 2, size=(1, k)).astype(float)) for k in (m, m_val)]
    return parameters, *parts


def _run(implementation, rng, rates, edges):
    parameters, log = implementation.train_logged(*_setting(rng), rates, edges)
    return {k: parameters[k] for k in ("W1", "b1", "W2", "b2")}, {
        k: log[k] for k in ("train", "val", "rate", "norm", "hist")
    }


train_logged.mistake(
    "The training loss of a step is the one that the step leads to.",
    name="training_loss_after_the_update",
    edit=(
        ('        log["train"].append(_cross_entropy(A2, Y))\n', ""),
        (
            "        W2, b2 = W2 - rate * dW2, b2 - rate * db2\n",
            '        W2, b2 = W2 - rate * dW2, b2 - rate * db2\n        log["train"].append(_cross_entropy(_forward(W1, b1, W2, b2, X)[2], Y))\n',
        ),
    ),
)

train_logged.mistake(
    "The biases are part of a layer's gradient norm.",
    name="norms_with_biases",
    edit=(
        "[float(np.linalg.norm(dW1)), float(np.linalg.norm(dW2))]",
        "[float(np.sqrt(np.sum(w**2) + np.sum(b**2))) for w, b in ((dW1, db1), (dW2, db2))]",
    ),
)

train_logged.mistake(
    "The logged norm is that of the summed gradient, without 1/m.",
    name="norms_without_average",
    edit=(
        "[float(np.linalg.norm(dW1)), float(np.linalg.norm(dW2))]",
        "[m * float(np.linalg.norm(dW1)), m * float(np.linalg.norm(dW2))]",
    ),
)

train_logged.mistake(
    "ReLU's slope is 1 at 0 as well.",
    name="slope_one_at_zero",
    edit=("(Z1 > 0)", "(Z1 >= 0)"),
)


@train_logged.mistake("Both losses of a step are those that the step leads to.")
def losses_after_the_update(parameters, train, val, rates, edges):
    after, log = train_logged(parameters, train, val, rates, edges)
    _, more = train_logged(parameters, train, val, [*rates, 0.0], edges)
    return after, {**log, "train": more["train"][1:], "val": more["val"][1:]}


train_logged.mistake(
    "The norm of a matrix is np.linalg.norm(dW, 2).",
    name="spectral_norms",
    edit=(
        "[float(np.linalg.norm(dW1)), float(np.linalg.norm(dW2))]",
        "[float(np.linalg.norm(dW1, 2)), float(np.linalg.norm(dW2, 2))]",
    ),
)


train_logged.mistake(
    "The error passes the ReLU layer unchanged.",
    name="relu_not_differentiated",
    edit=("(W2.T @ dZ2) * (Z1 > 0)", "W2.T @ dZ2"),
)


train_logged.mistake(
    "Gradients are sums over the examples.", name="summed_gradients", edit=("dZ2 = A2 - Y", "dZ2 = m * (A2 - Y)")
)


train_logged.mistake(
    "The bias gradients are sums over the examples.",
    name="bias_gradients_summed",
    edit=(
        ("dZ2.sum(axis=1, keepdims=True) / m", "dZ2.sum(axis=1, keepdims=True)"),
        ("dZ1.sum(axis=1, keepdims=True) / m", "dZ1.sum(axis=1, keepdims=True)"),
    ),
)


train_logged.mistake(
    "The validation loss is divided by the number of training examples.",
    name="validation_over_training_size",
    edit=("X_val)[2], Y_val))", "X_val)[2], Y_val) * Y_val.size / m)"),
)


train_logged.mistake(
    "Only weights are trained.", name="biases_not_trained", edit=(("b1 - rate * db1", "b1"), ("b2 - rate * db2", "b2"))
)


train_logged.mistake(
    "Every parameter moves by rate times its gradient, upwards.",
    name="climbs",
    edit=(
        ("W1 - rate * dW1, b1 - rate * db1", "W1 + rate * dW1, b1 + rate * db1"),
        ("W2 - rate * dW2, b2 - rate * db2", "W2 + rate * dW2, b2 + rate * db2"),
    ),
)


@train_logged.mistake("The histogram of the start holds for all steps.")
def histogram_of_the_start(parameters, train, val, rates, edges):
    after, log = train_logged(parameters, train, val, rates, edges)
    return after, {**log, "hist": [log["hist"][0]] * len(rates)}


train_logged.mistake(
    "The loss curve is the training loss.",
    name="validation_curve_left_out",
    of="draw",
    edit=('    plot("loss", steps, log["val"], "val")\n', ""),
)


train_logged.mistake(
    "The bars show all steps together.",
    name="all_histograms_added",
    of="draw",
    edit=('log["hist"][-1]', '[sum(counts) for counts in zip(*log["hist"], strict=True)]'),
)


@train_logged.random_case("five series, five steps", n=4, weight=3, required=True)
def five_series(implementation, rng):
    rates = [float(r) for r in rng.uniform(0.1, 0.9, size=5)]
    return _run(implementation, rng, rates, np.array([-0.8, -0.3, 0.0, 0.2, 0.7, 1.0]))


@train_logged.case("lengths, and counts that add up to the number of weights", weight=1)
def sums(implementation):
    parameters, train, val = _setting(np.random.default_rng(3))
    _, log = implementation.train_logged(parameters, train, val, [0.5, 0.4, 0.3], np.array([-0.1, 0.05, 0.1]))
    lengths = {k: len(log[k]) for k in ("train", "val", "rate", "norm", "hist")}
    return lengths, [int(np.sum(counts)) for counts in log["hist"]]


@train_logged.case("wide bins: every weight is inside", weight=1)
def wide_bins(implementation):
    return _run(implementation, np.random.default_rng(12), [0.7, 0.2], np.array([-30.0, -1.0, 0.5, 30.0]))


@train_logged.case("draw: five lines and the last histogram", weight=2, alone=True)
def drawn(implementation):
    lines, bars = [], []

    def plot(panel, x, y, label):
        lines.append([str(panel), str(label), [float(v) for v in x], [float(v) for v in y]])

    def bar(x, counts):
        bars.append(([float(v) for v in x], [float(v) for v in counts]))

    log = {
        "train": [0.9, 0.5, 0.4, 0.2],
        "val": [0.8, 0.6, 0.7, 0.75],
        "rate": [0.1, 0.3, 0.2, 0.05],
        "norm": [[1.0, 2.0], [0.8, 1.5], [0.7, 1.2], [0.4, 0.9]],
        "hist": [[1, 5, 2], [2, 4, 2], [2, 3, 3], [4, 1, 3]],
    }
    implementation.draw(log, np.array([-1.0, -0.25, 0.5, 2.0]), plot, bar)
    return sorted(lines), bars


@train_logged.case("units at exactly 0")
def units_at_zero(implementation):
    rng = np.random.default_rng(5)
    W1 = np.array([[1.0, -1.0, 0.0], [2.0, 0.0, 1.0], [0.0, 1.0, -1.0], [-1.0, 2.0, 1.0]])
    parameters = {"W1": W1, "b1": np.zeros((4, 1)), "W2": rng.normal(size=(1, 4)), "b2": np.zeros((1, 1))}
    X = np.array([[1.0, 0.0, 2.0, -1.0, 1.0, 0.0], [1.0, 0.0, 1.0, 1.0, 0.0, 2.0], [0.0, 0.0, 1.0, 1.0, 2.0, 2.0]])
    Y = np.array([[1.0, 0.0, 0.0, 1.0, 1.0, 0.0]])
    return implementation.train_logged(parameters, (X, Y), (X[:, :2], Y[:, :2]), [0.5], np.array([-1.0, 0.5, 1.0]))[0]
