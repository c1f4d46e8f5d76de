"""ch10.lab  Depth and width, an ablation study.    Chapter 10, the hands-on lab"""

import numpy as np

from dlgrade import exercise


# What a figure shows, as plain data: plot_ablation below must return what this returns for it.
def describe_figure(figure) -> dict:
    """Axes with their labels, number of plotted points and titles, of a matplotlib figure."""
    return {
        "axes": [
            {
                "x": axes.get_xlabel(),
                "y": axes.get_ylabel(),
                "title": axes.get_title(),
                "points": sum(len(line.get_xdata()) for line in axes.get_lines())
                + sum(len(dots.get_offsets()) for dots in axes.collections),
            }
            for axes in figure.axes
        ]
    }


@exercise(
    points=12,
    topics=("architecture", "depth", "width", "ablation", "digits"),
    uses=("sklearn", "matplotlib"),
    training=True,
    seconds=20.0,
    rubric=(
        "says what was held fixed (data split, epochs, learning rate, seed) and what was varied",
        "notices that equal numbers of hidden units are not equal numbers of parameters (17,290 to 26,122 in the lab)",
        "compares the differences with the noise: one test image is 0.28 points, below about 1.5 points nothing is shown",
        "reports no benefit of depth on these data, or a benefit with repeated seeds to support it",
        "does not claim vanishing gradients: ReLU networks of up to four hidden layers train to nearly 100 % here",
    ),
    rubric_points=8,
    hints=(
        "An ablation changes one thing at a time. What must be the same for every architecture, so that a difference "
        "in the table can only come from the architecture?",
        "run_ablation is a loop over architectures around a training you have written before (P1 or P2). Start every "
        "architecture from a fresh generator with the same seed.",
        "Count the parameters with your own I3; measure accuracy in percent with argmax over the rows of A[L].",
        "Plan: for each dims make rng = np.random.default_rng(seed); initialize; epochs times full-batch forward, "
        "backward, update; then one row {'architecture', 'parameters', 'train', 'test'}. plot_ablation draws test over "
        "parameters and test over depth, labels both axes and returns describe_figure(figure).",
    ),
)
def run_ablation(
    X_train: np.ndarray,
    Y_train: np.ndarray,
    X_test: np.ndarray,
    Y_test: np.ndarray,
    architectures: list[list[int]],
    epochs: int,
    learning_rate: float,
    seed: int,
) -> list[dict]:
    """Train one network for each architecture under the same conditions; one row of a table for each.

    X_train (n[0], m), X_test (n[0], m2): columns are examples;  Y_train (n[L], m), Y_test (n[L], m2): one-hot.
    architectures : lists [n[0], n[1], ..., n[L]] of layer widths, the input first.
    ->  a list with, in the same order, {"architecture": the list, "parameters": weights and biases, an integer,
    "train": accuracy in percent on the training part, "test": accuracy in percent on the test part}.

    Every network has ReLU hidden layers and a softmax output, starts with biases 0 and normal weights of standard
    deviation sqrt(2 / n[l-1]) (sqrt(1 / n[L-1]) in the output layer) drawn from np.random.default_rng(seed), and makes
    `epochs` full-batch steps of gradient descent on the mean cross-entropy. Nothing is carried from one architecture
    to the next: the row of an architecture does not depend on which others are in the list.

    Judged on the digits with few epochs: parameters exactly, accuracies within 6 points of the reference (another
    order of drawing the weights is fine). Example: [64, 128, 10] has 9610 parameters.
    In ANSWER: discuss what the whole lab shows (about 200 words). "Depth makes no difference here" is a finding.
    """
    rows = []
    for dims in architectures:
        rng = np.random.default_rng(seed)
        L, m = len(dims) - 1, X_train.shape[1]
        W = {
            l: rng.standard_normal((dims[l], dims[l - 1])) * np.sqrt((2 if l < L else 1) / dims[l - 1])
            for l in range(1, L + 1)
        }
        b = {l: np.zeros((dims[l], 1)) for l in range(1, L + 1)}
        for _ in range(epochs):
            A = _activations(X_train, W, b, L)
            dZ = A[L] - Y_train
            for l in range(L, 0, -1):
                dW, db = dZ @ A[l - 1].T / m, dZ.sum(axis=1, keepdims=True) / m
                dZ = (W[l].T @ dZ) * (A[l - 1] > 0)
                W[l] = W[l] - learning_rate * dW
                b[l] = b[l] - learning_rate * db
        train, test = (
            float(100 * np.mean(_activations(X, W, b, L)[L].argmax(axis=0) == Y.argmax(axis=0)))
            for X, Y in ((X_train, Y_train), (X_test, Y_test))
        )
        parameters = sum(W[l].size + b[l].size for l in W)
        rows.append({"architecture": list(dims), "parameters": int(parameters), "train": train, "test": test})
    return rows


def _activations(X, W, b, L):
    A = [X]
    for l in range(1, L + 1):
        Z = W[l] @ A[-1] + b[l]
        E = np.exp(Z - Z.max(axis=0)) if l == L else None
        A.append(np.maximum(0, Z) if l < L else E / E.sum(axis=0))
    return A


@run_ablation.part
def plot_ablation(table: list[dict]) -> dict:
    """Two plots of an ablation table, described as data.

    table : rows of run_ablation  ->  describe_figure(figure) of a matplotlib figure with exactly two axes: test
    accuracy over the number of parameters, and test accuracy over the number of hidden layers, one point for each row
    in each (a line through points or a scatter). All four axis labels are words, not empty.
    Needs matplotlib (`pip install "dlgrade[plot]"`); draw without a window: matplotlib.use("Agg") is set already.
    """
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 4))
    left.plot([r["parameters"] for r in table], [r["test"] for r in table], "o")
    left.set_xlabel("parameters")
    left.set_ylabel("test accuracy, %")
    right.plot([len(r["architecture"]) - 2 for r in table], [r["test"] for r in table], "o")
    right.set_xlabel("hidden layers")
    right.set_ylabel("test accuracy, %")
    described = describe_figure(figure)
    plt.close(figure)
    return described


@run_ablation.part
def findings() -> dict[str, bool]:
    """Five statements about the lab, true or false.

    These were measured with the chapter's network (learning rate 0.1, 3,000 full-batch epochs, one seed, one split
    with 360 test images); architecture, parameters, test accuracy:
    [64,128,10] 9610 97.50 · [64,256,10] 19210 98.06 · [64,128,128,10] 26122 96.94 · [64,85,85,85,10] 21005 97.22 ·
    [64,64,64,64,64,10] 17290 96.94 · [64,32,32,32,10] 4522 96.94 · [64,64,64,64,10] 13130 97.22 ·
    [64,128,128,128,10] 42634 97.22 · [64,256,256,256,10] 150794 97.50. Every network reached 99.9 % or more on the
    training part, and the mean gradient of the first layer was a third to a half of the last layer's.

    Return {"equal units": ..., "deeper is better": ..., "one image": ..., "vanishing": ..., "order": ...} where
    "equal units"      : networks with about 256 hidden units in all have about the same number of parameters.
    "deeper is better" : in this table, more hidden layers go with a higher test accuracy.
    "one image"        : the difference between 96.94 and 97.22 is one test image.
    "vanishing"        : the table shows that the gradient vanishes with four hidden layers.
    "order"            : from one run for each architecture the true order of the nine is known.
    """
    return {"equal units": False, "deeper is better": False, "one image": True, "vanishing": False, "order": False}


@run_ablation.alternative
def classes_and_lists(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed):
    class Net:
        def __init__(self, dims):
            rng = np.random.default_rng(seed)
            n = len(dims) - 1
            self.layers = []
            for i in range(n):
                std = (1.0 if i == n - 1 else 2.0) ** 0.5 / dims[i] ** 0.5
                self.layers.append([rng.normal(0, std, size=(dims[i], dims[i + 1])), np.zeros(dims[i + 1])])

        def forward(self, rows):
            seen = [rows]
            for i, (w, c) in enumerate(self.layers):
                z = np.dot(seen[-1], w) + c
                if i == len(self.layers) - 1:
                    e = np.exp(z - z.max(1, keepdims=True))
                    seen.append(e / e.sum(1, keepdims=True))
                else:
                    seen.append(z.clip(min=0))
            return seen

        def step(self, rows, targets):
            seen = self.forward(rows)
            delta = (seen[-1] - targets) / len(rows)
            for i in reversed(range(len(self.layers))):
                w, c = self.layers[i]
                back = delta.dot(w.T) * (seen[i] > 0)
                w -= learning_rate * seen[i].T.dot(delta)
                c -= learning_rate * delta.sum(0)
                delta = back

    table = []
    for dims in architectures:
        net = Net(dims)
        for _ in range(epochs):
            net.step(X_train.T, Y_train.T)
        scores = [
            100.0 * (net.forward(X.T)[-1].argmax(1) == Y.T.argmax(1)).mean()
            for X, Y in ((X_train, Y_train), (X_test, Y_test))
        ]
        size = sum(w.size + c.size for w, c in net.layers)
        table.append(dict(architecture=dims, parameters=size, train=scores[0], test=scores[1]))
    return table


@run_ablation.alternative(of="plot_ablation")
def scattered(table):
    import matplotlib.pyplot as plt

    figure = plt.figure()
    for place, (key, label) in enumerate((("parameters", "size"), (None, "depth"))):
        axes = figure.add_subplot(2, 1, place + 1)
        x = [r[key] if key else len(r["architecture"]) - 2 for r in table]
        axes.scatter(x, [r["test"] for r in table])
        axes.set(xlabel=label, ylabel="test")
    described = describe_figure(figure)
    plt.close(figure)
    return described


run_ablation.mistake("Only weights are parameters.", name="no_biases", edit=("W[l].size + b[l].size", "W[l].size"))


@run_ablation.mistake("A better network has fewer errors, so the error rate is the column.")
def error_rates(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed):
    rows = run_ablation(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed)
    return [{**r, "train": 100 - r["train"], "test": 100 - r["test"]} for r in rows]


@run_ablation.mistake("Accuracy is a share between 0 and 1.")
def fractions(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed):
    rows = run_ablation(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed)
    return [{**r, "train": r["train"] / 100, "test": r["test"] / 100} for r in rows]


@run_ablation.mistake("The test part is only there to be measured once more on the training part.")
def test_on_training_data(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed):
    rows = run_ablation(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed)
    return [{**r, "test": r["train"]} for r in rows]


run_ablation.mistake(
    "Gradient descent follows the gradient.",
    name="uphill",
    edit=("W[l] - learning_rate * dW", "W[l] + learning_rate * dW"),
)


@run_ablation.mistake("A table is read from the best row down, so it is sorted by test accuracy.")
def sorted_by_accuracy(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed):
    rows = run_ablation(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed)
    return sorted(rows, key=lambda r: r["test"], reverse=True)


@run_ablation.mistake("A plot speaks for itself; axes need no labels.", of="plot_ablation")
def unlabelled(table):
    described = plot_ablation(table)
    return {"axes": [{**a, "x": "", "y": ""} for a in described["axes"]]}


@run_ablation.mistake("One plot of everything is enough.", of="plot_ablation")
def one_plot(table):
    return {"axes": plot_ablation(table)["axes"][:1]}


@run_ablation.mistake("Equal numbers of units mean equal numbers of parameters.", of="findings")
def units_are_parameters():
    return {**findings(), "equal units": True}


@run_ablation.mistake("Deeper networks are better networks.", of="findings")
def depth_wins():
    return {**findings(), "deeper is better": True}


@run_ablation.mistake(
    "A percentage point is about one test image, so a quarter of one is less than an image.", of="findings"
)
def less_than_an_image():
    return {**findings(), "one image": False}


@run_ablation.mistake("A deeper network that is no better shows vanishing gradients.", of="findings")
def vanished():
    return {**findings(), "vanishing": True}


@run_ablation.mistake("A table with two decimals gives the order of the architectures.", of="findings")
def order_is_known():
    return {**findings(), "order": True}


def _blobs(seed, sizes=(60, 33)):
    """Four noisy classes in five dimensions: easily told apart, not perfectly."""
    rng = np.random.default_rng(seed)
    centres = 2.2 * np.random.default_rng(3).normal(size=(5, 4))
    parts = []
    for m in sizes:
        labels = np.arange(m) % 4
        parts += [centres[:, labels] + 1.2 * rng.normal(size=(5, m)), np.eye(4)[:, labels]]
    return parts


@run_ablation.case("the columns of the table", weight=2)
def columns(implementation):
    data = _blobs(0)
    rows = implementation.run_ablation(*data, [[5, 9, 4], [5, 4], [5, 7, 6, 4]], 60, 0.3, 1)
    return [
        {
            "architecture": [int(n) for n in r["architecture"]],
            "parameters": r["parameters"],
            "percent": bool(50 < r["train"] <= 100 and 40 < r["test"] <= 100),
            "whole images": bool(abs(r["test"] * 33 / 100 - round(r["test"] * 33 / 100)) < 1e-6),
        }
        for r in rows
    ]


@run_ablation.case("a row does not depend on its neighbours")
def rows_apart(implementation):
    data = _blobs(4)
    three = implementation.run_ablation(*data, [[5, 8, 4], [5, 6, 6, 4], [5, 8, 4]], 8, 0.2, 5)
    alone = implementation.run_ablation(*data, [[5, 8, 4]], 8, 0.2, 5)
    return {
        "in order": [r["parameters"] for r in three],
        "whole": bool(three[0] == three[2] == alone[0]),
    }


@run_ablation.case("no step leaves chance, more steps learn")
def learning(implementation):
    data = _blobs(2)
    short, long = (implementation.run_ablation(*data, [[5, 9, 4]], n, 0.3, 1)[0]["train"] for n in (0, 80))
    return {"before": bool(0 <= short < 80), "after": bool(long > 85)}


@run_ablation.case("the test column is about the test part")
def test_part(implementation):
    X, Y, X_test, Y_test = _blobs(6)
    row = implementation.run_ablation(X, Y, X_test, np.roll(Y_test, 1, axis=0), [[5, 9, 4]], 80, 0.3, 2)[0]
    return {"train": bool(row["train"] > 85), "test": bool(row["test"] < 20)}


@run_ablation.case("one architecture on the digits, run again", smoke=True)
def on_digits(implementation):
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split

    digits = load_digits()
    split = train_test_split(digits.data / 16.0, digits.target, test_size=0.2, random_state=0, stratify=digits.target)
    X_train, X_test, y_train, y_test = split
    eye = np.eye(10)
    row = implementation.run_ablation(X_train.T, eye[y_train].T, X_test.T, eye[y_test].T, [[64, 32, 10]], 60, 0.5, 0)[0]
    return {"parameters": row["parameters"], "train": bool(row["train"] > 75), "test": bool(row["test"] > 72)}


@run_ablation.case("two labelled plots with a point for each row")
def plots(implementation):
    table = [
        {"architecture": [64, 128, 10], "parameters": 9610, "train": 100.0, "test": 97.5},
        {"architecture": [64, 128, 128, 10], "parameters": 26122, "train": 100.0, "test": 96.9},
        {"architecture": [64, 64, 64, 64, 10], "parameters": 13130, "train": 99.9, "test": 97.2},
    ]
    found = implementation.plot_ablation(table)
    return [{"points": a["points"], "labelled": bool(a["x"].strip() and a["y"].strip())} for a in found["axes"]]


for _key in findings():

    @run_ablation.case(f"finding: {_key}", alone=True, weight=0.4)
    def _one_finding(implementation, _key=_key):
        return implementation.findings()[_key]


@run_ablation.mistake("Hidden units are sigmoid units.")
def sigmoid_units(X_train, Y_train, X_test, Y_test, architectures, epochs, learning_rate, seed):
    def activations(X, W):
        A = [X]
        for l, (V, c) in enumerate(W, start=1):
            Z = V @ A[-1] + c
            E = np.exp(Z - Z.max(axis=0))
            A.append(1 / (1 + np.exp(-Z)) if l < len(W) else E / E.sum(axis=0))
        return A

    rows = run_ablation(X_train, Y_train, X_test, Y_test, architectures, 0, learning_rate, seed)
    for row in rows:
        dims, rng, W = row["architecture"], np.random.default_rng(seed), []
        for l in range(1, len(dims)):
            deviation = np.sqrt((2 if l < len(dims) - 1 else 1) / dims[l - 1])
            W.append((rng.standard_normal((dims[l], dims[l - 1])) * deviation, np.zeros((dims[l], 1))))
        for _ in range(epochs):
            A = activations(X_train, W)
            dZ = (A[-1] - Y_train) / X_train.shape[1]
            for l in range(len(W) - 1, -1, -1):
                V, c = W[l]
                W[l] = V - learning_rate * dZ @ A[l].T, c - learning_rate * dZ.sum(axis=1, keepdims=True)
                dZ = (V.T @ dZ) * A[l] * (1 - A[l])
        for column, X, Y in (("train", X_train, Y_train), ("test", X_test, Y_test)):
            row[column] = float(100 * np.mean(activations(X, W)[-1].argmax(axis=0) == Y.argmax(axis=0)))
    return rows


@run_ablation.case("five hidden layers of ReLU units learn")
def deep_and_relu(implementation):
    accuracies = []
    for seed in range(5):
        rows = implementation.run_ablation(*_blobs(seed), [[5, 32, 32, 32, 32, 32, 4]], 120, 0.2, seed)
        accuracies.append(rows[0]["train"])
    return bool(sorted(accuracies)[2] > 90)


run_ablation.mistake(
    "One generator serves all architectures, one after the other.",
    name="generator_carried_on",
    edit=(
        "    for dims in architectures:\n        rng = np.random.default_rng(seed)\n",
        "    rng = np.random.default_rng(seed)\n    for dims in architectures:\n",
    ),
)
