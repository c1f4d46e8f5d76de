"""ch10.p2  Train on the handwritten digits.    Chapter 10, the digits program"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=10,
    topics=("training", "data-leakage", "mini-batches", "initialization", "digits"),
    uses=("sklearn",),
    training=True,
    hints=(
        "Imagine that the test images are delivered next month. Which numbers that you compute today may depend on them?",
        "prepare: split first, then compute the mean and the deviation of every pixel from the training rows alone and "
        "apply them to both parts. sklearn.model_selection.train_test_split with stratify=y keeps the classes' shares. "
        "Some pixels are the same in all training images: what does dividing by their deviation do?",
        "train: compare your own parts with the exercises before. The loop over epochs and batches is C3, the steps "
        "inside it are the network class; the new thing is to put them together so that the cost falls.",
        "If the test accuracy stays near 10 %, print the cost of each epoch. Near ln 10 = 2.30 and flat: the gradients "
        "do not arrive (all weights equal?). Growing: the sign of the update, or gradients that were not averaged.",
        "Plan for train: draw W[l] with rng, layer after layer, biases zero. For each epoch: order = rng.permutation(m); "
        "for each slice of it: forward with all A[l] kept, add cost * batch width to the epoch's sum, dZ = A[L] - Y, "
        "go back through the layers collecting all gradients, then update. Append the sum / m.",
    ),
)
def train(
    X: np.ndarray,
    Y: np.ndarray,
    dims: list[int],
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: np.random.Generator,
) -> tuple[dict[str, np.ndarray], list[float]]:
    """A network trained by plain mini-batch gradient descent: (parameters, the mean cost of every epoch).

    X : (n[0], m) and Y : (n[L], m) one-hot, columns are examples;  dims : [n[0], ..., n[L]].
    Hidden layers are ReLU (derivative 0 at 0), the output is a softmax over each example's classes, the cost is the
    mean cross-entropy in nats. parameters is {"W1", "b1", ..., "WL", "bL"}, W[l] (n[l], n[l-1]), b[l] (n[l], 1).

    Start: biases 0, weights normal with standard deviation sqrt(2 / n[l-1]) in hidden layers and sqrt(1 / n[L-1]) in
    the output layer, drawn from ``rng`` before anything else is; epochs = 0 returns them, with no costs. In every epoch
    the examples are shuffled anew by ``rng`` and cut into ceil(m / batch_size) batches; after each batch every
    parameter moves by -learning_rate times its gradient, which is averaged over that batch.
    An epoch's cost is the mean over its m examples of the costs found on the way, before each batch's update.

    Judged on the digits with [64, 128, 64, 32, 10] (18986 parameters), 15 epochs, batches of 64, learning rate 0.1 and
    the data that your own `prepare` makes: at least 94 % of the 360 test images must be recognized (most splits give
    96 to 98 %). Worked value: an untrained 10-class network costs about ln 10 = 2.3 nats, usually 2.3 to 3.
    """
    L, m = len(dims) - 1, X.shape[1]
    parameters, costs = {}, []
    for l in range(1, L + 1):
        gain = 2.0 if l < L else 1.0
        parameters[f"W{l}"] = rng.standard_normal((dims[l], dims[l - 1])) * np.sqrt(gain / dims[l - 1])
        parameters[f"b{l}"] = np.zeros((dims[l], 1))
    for _ in range(epochs):
        order, total = rng.permutation(m), 0.0
        for start in range(0, m, batch_size):
            batch = order[start : start + batch_size]
            A, Y_batch, size = [X[:, batch]], Y[:, batch], len(batch)
            for l in range(1, L + 1):
                Z = parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"]
                A.append(np.maximum(0.0, Z) if l < L else _softmax(Z))
            total -= np.sum(Y_batch * np.log(A[L] + 1e-12))
            grads, dZ = {}, A[L] - Y_batch
            for l in range(L, 0, -1):
                grads[f"W{l}"] = dZ @ A[l - 1].T / size
                grads[f"b{l}"] = dZ.sum(axis=1, keepdims=True) / size
                dZ = (parameters[f"W{l}"].T @ dZ) * (A[l - 1] > 0)
            for name in parameters:
                parameters[name] = parameters[name] - learning_rate * grads[name]
        costs.append(float(total / m))
    return parameters, costs


def _softmax(Z):
    E = np.exp(Z - Z.max(axis=0))
    return E / E.sum(axis=0)


@train.part
def prepare(X: np.ndarray, y: np.ndarray, split_seed: int) -> dict[str, np.ndarray]:
    """Training and test data for a network, out of a table with one example in each row.

    X : (m, d) numbers, y : (m,) integer labels 0..k-1
    ->  {"X_train": (d, m1), "Y_train": (k, m1) one-hot, "y_train": (m1,), "X_test": (d, m2), "y_test": (m2,)}.

    The test part has m2 = ceil(0.2 m) examples (digits: 1437 and 360) and is stratified: each class's share of it is
    0.2 of the class, to within one example. split_seed decides the split; the same seed repeats it.
    Every feature is standardized: minus its mean, divided by its standard deviation (population form, 1/m1), where
    both are computed from the TRAINING part only and used for both parts. A feature that is constant in the training
    part is divided by 1 instead. No example is in both parts, none is lost; labels stay with their examples.
    """
    from sklearn.model_selection import train_test_split

    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=split_seed, stratify=y)
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    deviation[deviation == 0] = 1.0
    return {
        "X_train": ((X_train - mean) / deviation).T,
        "Y_train": np.eye(y.max() + 1)[y_train].T,
        "y_train": y_train,
        "X_test": ((X_test - mean) / deviation).T,
        "y_test": y_test,
    }


train.mistake(
    "Preprocessing comes first: the scaler is fitted on all the data, then the data are split.",
    name="scaler_before_split",
    of="prepare",
    edit=(
        "mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)",
        "mean, deviation = X.mean(axis=0), X.std(axis=0)",
    ),
)
train.mistake(
    "Each part is standardized by its own mean and deviation.",
    name="test_scaled_by_itself",
    of="prepare",
    edit=(
        '"X_test": ((X_test - mean) / deviation).T',
        '"X_test": ((X_test - X_test.mean(0)) / (X_test.std(0) + (X_test.std(0) == 0))).T',
    ),
)
train.mistake(
    "Only the training part is standardized; the test images stay as they are.",
    name="test_not_scaled",
    of="prepare",
    edit=('"X_test": ((X_test - mean) / deviation).T', '"X_test": X_test.T'),
)
train.mistake(
    "A random split keeps the classes in proportion by itself.",
    name="not_stratified",
    of="prepare",
    edit=(", stratify=y)", ")"),
)
train.mistake(
    "random_state is always 42.",
    name="fixed_split",
    of="prepare",
    edit=("random_state=split_seed", "random_state=42"),
)
train.mistake(
    "scikit-learn's layout is the layout: examples are rows.",
    name="examples_in_rows",
    of="prepare",
    edit=(('deviation).T,\n        "Y_train"', 'deviation),\n        "Y_train"'), ("[y_train].T", "[y_train]")),
)
train.mistake(
    "The labels 0 to 9 are the targets; the network gets them as they are.",
    name="labels_not_one_hot",
    of="prepare",
    edit=("np.eye(y.max() + 1)[y_train].T", "y_train[None, :]"),
)
train.mistake(
    "Weights may start at zero, like biases: training will move them.",
    name="zero_weights",
    edit=("rng.standard_normal((dims[l], dims[l - 1]))", "0 * rng.standard_normal((dims[l], dims[l - 1]))"),
)
train.mistake(
    "Small random weights, 0.01 times normal, are a safe start at any width.",
    name="small_random_weights",
    edit=("np.sqrt(gain / dims[l - 1])", "0.01"),
)
train.mistake(
    "The gradient of a batch is a sum over its examples.",
    name="not_averaged",
    edit=(
        ("@ A[l - 1].T / size", "@ A[l - 1].T"),
        ("dZ.sum(axis=1, keepdims=True) / size", "dZ.sum(axis=1, keepdims=True)"),
    ),
)
train.mistake(
    "The update follows the gradient.",
    name="climbs",
    edit=("- learning_rate * grads[name]", "+ learning_rate * grads[name]"),
)
train.mistake(
    "Backwards, a hidden layer hands on W transposed times dZ, whatever its units did.",
    name="slope_forgotten",
    edit=('(parameters[f"W{l}"].T @ dZ) * (A[l - 1] > 0)', 'parameters[f"W{l}"].T @ dZ'),
)
train.mistake(
    "Batches that are not full are left out.",
    name="rest_dropped",
    edit=("range(0, m, batch_size)", "range(0, m - m % batch_size, batch_size)"),
)
train.mistake(
    "A seed inside train makes the results repeatable.",
    name="own_seed",
    edit=("parameters, costs = {}, []", "parameters, costs, rng = {}, [], np.random.default_rng(42)"),
)


@train.alternative(of="prepare")
def class_by_class(X, y, split_seed):
    rng, m = np.random.default_rng(split_seed), len(y)
    classes = [rng.permutation(np.flatnonzero(y == c)) for c in range(max(y) + 1)]
    counts = [int(0.2 * len(c)) for c in classes]
    by_rest = sorted(range(len(classes)), key=lambda c: counts[c] - 0.2 * len(classes[c]))
    for c in by_rest[: -(-m // 5) - sum(counts)]:
        counts[c] += 1
    test = np.concatenate([c[:n] for c, n in zip(classes, counts, strict=True)])
    training = np.setdiff1d(np.arange(m), test)
    columns_train, columns_test = [], []
    for feature in X.T:
        seen = feature[training]
        spread = np.sqrt(((seen - seen.mean()) ** 2).mean()) if seen.max() > seen.min() else 1.0
        columns_train.append((seen - seen.mean()) / spread)
        columns_test.append((feature[test] - seen.mean()) / spread)
    one_hot = np.zeros((len(classes), len(training)))
    for j, i in enumerate(training):
        one_hot[y[i], j] = 1
    return {
        "X_train": np.array(columns_train),
        "y_train": list(y[training]),
        "Y_train": one_hot,
        "X_test": np.array(columns_test),
        "y_test": y[test],
    }


@train.alternative
def with_lists_in_place(X, Y, dims, epochs, batch_size, learning_rate, rng):
    W = [rng.normal(0, (2 / n_prev) ** 0.5, (n, n_prev)) for n_prev, n in zip(dims[:-2], dims[1:-1], strict=True)]
    W.append(rng.normal(0, dims[-2] ** -0.5, (dims[-1], dims[-2])))
    b = [np.zeros((n, 1)) for n in dims[1:]]
    costs = []
    for _ in range(epochs):
        shuffled = rng.permutation(X.shape[1])
        found = []
        for chosen in np.split(shuffled, range(batch_size, len(shuffled), batch_size)):
            x, y = X[:, chosen], Y[:, chosen]
            inputs, slopes, A = [], [], x
            for w, c in zip(W, b, strict=True):
                inputs.append(A)
                Z = np.dot(w, A) + c
                slopes.append((Z > 0).astype(float))
                A = Z * slopes[-1]
            P = np.exp(Z) / np.exp(Z).sum(axis=0, keepdims=True)
            found += list(-np.log(P[y.astype(bool)]))
            delta = (P - y) / len(chosen)
            for i in reversed(range(len(W))):
                dW, db = delta.dot(inputs[i].T), delta.sum(axis=1).reshape(-1, 1)
                if i:
                    delta = W[i].T.dot(delta) * slopes[i - 1]
                W[i] -= learning_rate * dW
                b[i] -= learning_rate * db
        costs.append(np.mean(found))
    named = {f"W{i + 1}": w for i, w in enumerate(W)}
    named.update({f"b{i + 1}": c for i, c in enumerate(b)})
    return named, costs


def _digits():
    from sklearn.datasets import load_digits

    data = load_digits()
    return data.data, data.target


def _percent(parameters, X, labels):
    A = np.asarray(X)
    L = len(parameters) // 2
    for l in range(1, L + 1):
        Z = np.asarray(parameters[f"W{l}"]) @ A + np.asarray(parameters[f"b{l}"])
        A = np.maximum(0, Z)
    return 100 * np.mean(Z.argmax(axis=0) == np.asarray(labels))


def _table(m=83):
    """Rows that can be recognized after standardizing: feature 0 is the row's number; feature 1 is constant."""
    rng = np.random.default_rng(4)
    y = np.concatenate([np.full(n, c) for c, n in enumerate((40, 28, m - 68))])
    y = y[rng.permutation(m)]
    X = np.column_stack(
        [np.arange(m, dtype=float), np.full(m, 7.0), rng.gamma(0.7, 5.0, size=m), y + rng.normal(size=m)]
    )
    return X, y


def _numbers(data, m):
    """The rows' numbers in both parts: the one way to number them that the standardized feature 0 allows."""
    first, second = np.asarray(data["X_train"])[0], np.asarray(data["X_test"])[0]
    ranks = np.argsort(np.argsort(np.concatenate([first, second]), kind="stable"), kind="stable")
    return ranks[: len(first)], ranks[len(first) :]


train.mistake(
    "The examples can stay in their order.",
    name="order_kept",
    edit=("order, total = rng.permutation(m), 0.0", "order, total = np.arange(m), 0.0"),
)


@train.case("prepare: shapes, sizes and one-hot columns")
def shapes(implementation):
    X, y = _table()
    data = implementation.prepare(X, y, 3)
    Y = np.asarray(data["Y_train"])
    labels = np.asarray(data["y_train"])
    return {
        "shapes": [list(np.shape(data[k])) for k in ("X_train", "Y_train", "y_train", "X_test", "y_test")],
        "one-hot": bool(Y.shape == (3, 66) and np.array_equal(Y, np.arange(3)[:, None] == labels)),
    }


@train.case("prepare: standardized by the training part alone", weight=2)
def standardized(implementation):
    X, y = _table()
    found = []
    for seed in (0, 5):
        data = implementation.prepare(X, y, seed)
        A, B = np.asarray(data["X_train"]), np.asarray(data["X_test"])
        varying = [0, 2, 3]
        training, test = _numbers(data, len(y))
        seen = X[training]
        spread = np.where(seen.std(axis=0) > 0, seen.std(axis=0), 1)
        wanted = (X[test] - seen.mean(axis=0)) / spread
        found.append(
            {
                "training means are 0": bool(np.allclose(A.mean(axis=1), 0)),
                "training deviations are 1": bool(np.allclose(A.std(axis=1)[varying], 1)),
                "the constant feature is 0": bool(np.allclose(A[1], 0) and np.allclose(B[1], 0)),
                "the test part went through the same map": bool(np.allclose(B, wanted.T)),
            }
        )
    return found


@train.case("prepare: stratified, and no example in both parts", weight=2)
def stratified(implementation):
    X, y = _table()
    worst, kept = 0.0, True
    for seed in range(6):
        data = implementation.prepare(X, y, seed)
        there, here = np.asarray(data["y_test"]), np.asarray(data["y_train"])
        worst = max(worst, *(abs(np.sum(there == c) - 0.2 * np.sum(y == c)) for c in range(3)))
        kept &= all(np.sum(there == c) + np.sum(here == c) == np.sum(y == c) for c in range(3))
    return {"every class has its share": bool(worst <= 1.0), "every label is kept": bool(kept)}


@train.case("prepare: split_seed decides")
def seeds(implementation):
    X, y = _table()
    first, again, other = (implementation.prepare(X, y, seed) for seed in (1, 1, 2))
    return {
        "repeats": bool(np.array_equal(first["X_test"], again["X_test"])),
        "moves": not np.array_equal(first["y_test"], other["y_test"])
        or not np.array_equal(first["X_test"], other["X_test"]),
    }


@train.case("train: how it starts")
def start(implementation):
    dims = [50, 400, 300, 8]
    rng = np.random.default_rng(9)
    X, Y = rng.normal(size=(50, 3)), np.eye(8)[:, [1, 4, 6]]
    first, costs = implementation.train(X, Y, dims, 0, 2, 0.1, np.random.default_rng(1))
    other, _ = implementation.train(X, Y, dims, 0, 2, 0.1, np.random.default_rng(2))
    found = {"costs": len(costs), "another generator, other weights": not np.allclose(first["W1"], other["W1"])}
    for l in (1, 2, 3):
        W, b = np.asarray(first[f"W{l}"]), np.asarray(first[f"b{l}"])
        wanted = np.sqrt((2 if l < 3 else 1) / dims[l - 1])
        found[f"W{l}"] = [*W.shape, bool(abs(W.std() / wanted - 1) < 0.12)]
        found[f"b{l}"] = [*b.shape, bool(np.all(b == 0))]
    return found


@train.case("train: one step on the whole batch, and two on alike batches", weight=2)
def one_step(implementation):
    """From the learner's own start: the same seed with no epochs gives it.  All examples are alike, so order is idle."""
    dims, rate = [4, 7, 5, 3], 0.25
    rng = np.random.default_rng(21)
    x, y = rng.normal(size=(4, 1)), np.array([[0.0], [0.0], [1.0]])
    found = []
    for m, batch_size in ((6, 6), (6, 4)):
        X, Y = np.repeat(x, m, axis=1), np.repeat(y, m, axis=1)
        before, _ = implementation.train(X, Y, dims, 0, batch_size, rate, np.random.default_rng(2))
        after, costs = implementation.train(X, Y, dims, 1, batch_size, rate, np.random.default_rng(2))
        wanted, cost = {k: np.array(v, dtype=float) for k, v in before.items()}, 0.0
        for start in range(0, m, batch_size):
            size = min(batch_size, m - start)
            loss, grads = _gradients(wanted, x, y)
            cost += loss * size / m
            wanted = {k: wanted[k] - rate * grads[k] for k in wanted}
        step, right_step = np.asarray(after["b3"]) - before["b3"], wanted["b3"] - before["b3"]
        length = round(float(np.sum(step * right_step) / np.sum(right_step**2)), 2)  # of the right one; minus: uphill
        close = [bool(np.allclose(after[k], wanted[k], rtol=1e-5, atol=1e-8)) for k in sorted(wanted)]
        moved = max(float(np.abs(np.asarray(after[k]) - before[k]).max()) for k in wanted)
        found.append(
            [
                length if batch_size == m else "",
                close,
                moved > 1e-6,
                len(costs) == 1 and bool(abs(costs[0] - cost) < 1e-5 * (1 + cost)),
            ]
        )
    return found


def _gradients(parameters, X, Y):
    L = len(parameters) // 2
    A = [X]
    for l in range(1, L + 1):
        Z = parameters[f"W{l}"] @ A[-1] + parameters[f"b{l}"]
        A.append(np.maximum(0, Z) if l < L else _softmax(Z))
    dZ, grads = (A[L] - Y) / X.shape[1], {}
    for l in range(L, 0, -1):
        grads[f"W{l}"], grads[f"b{l}"] = dZ @ A[l - 1].T, dZ.sum(axis=1, keepdims=True)
        dZ = (parameters[f"W{l}"].T @ dZ) * (A[l - 1] > 0)
    return float(-np.sum(Y * np.log(A[L])) / X.shape[1]), grads


@train.case("the digits: 94 % of the test images", weight=3)
def digits(implementation):
    data = implementation.prepare(*_digits(), 0)
    parameters, costs = implementation.train(
        data["X_train"], data["Y_train"], [64, 128, 64, 32, 10], 15, 64, 0.1, np.random.default_rng(0)
    )
    return {
        "sizes": [np.shape(data["X_train"])[1], np.shape(data["X_test"])[1]],
        "parameters": sum(int(np.size(p)) for p in parameters.values()),
        "costs": len(costs),
        "the cost falls": bool(costs[-1] < 0.3 * costs[0]),
        "at least 94 %": bool(_percent(parameters, data["X_test"], data["y_test"]) >= 94.0),
    }


# ---- the reference network --------------------------------------------------------------------------------------
#
# How far the same architecture goes with what chapters 10 and 12 teach: He initialization, mini-batches, Adam, batch
# normalization before the activation, inverted dropout, a learning rate that warms up and then falls like a cosine.
# benchmarks/digits_network.py measures it against scikit-learn's MLPClassifier.


def reference_data(X, y, split_seed):
    """(X_train, Y_train, X_test, y_test) in single precision, columns as examples; fitted on the training part.

    Each pixel loses its own mean, and all are divided by ONE deviation.  A deviation for each pixel would blow up the
    border, where a pixel is zero in nearly all images: that costs about 0.7 points of accuracy here.
    """
    from sklearn.model_selection import train_test_split

    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=split_seed, stratify=y)
    mean, deviation = X_train.mean(axis=0), X_train.std()

    def columns(part):
        return np.ascontiguousarray(((part - mean) / deviation).T, dtype=np.float32)

    return columns(X_train), np.eye(y.max() + 1, dtype=np.float32)[:, y_train], columns(X_test), y_test


class ReferenceNetwork:
    """ReLU layers and a softmax, trained by Adam; columns are examples.

    All parameters live in one flat array, of which W[l], b[l] and gamma[l] are views: an Adam step is then a dozen
    operations on 19,000 numbers instead of a dozen for each matrix.

    normalize        : batch normalization in the hidden layers (1/m variance, running value = 0.9 old + 0.1 new).
    keep_input, keep : probability to keep an input, or a unit of each hidden layer (inverted dropout).
    l2               : lambda of lambda/2 |W|^2, biases free.
    cosine           : warm up over the first 5 % of the steps and fall to zero; otherwise a constant rate.
    """

    def __init__(self, dims, rng, *, normalize=True, keep_input=0.9, keep=(0.9, 1.0, 1.0), l2=0.0, cosine=True):
        self.dims, self.rng, self.L = list(dims), rng, len(dims) - 1
        self.normalize, self.keep_input, self.keep, self.l2, self.cosine = normalize, keep_input, keep, l2, cosine
        pairs = list(zip(dims[:-1], dims[1:], strict=True))
        shapes = [(n, n_prev) for n_prev, n in pairs] + [(n, 1) for n in dims[1:]]
        shapes += [(n, 1) for n in dims[1:-1]] if normalize else []
        self.ends = np.cumsum([0] + [rows * columns for rows, columns in shapes])
        self.shapes, self.weights = shapes, self.ends[self.L]
        self.theta = np.zeros(self.ends[-1], dtype=np.float32)
        self.gradient = np.zeros_like(self.theta)
        self.W, self.b, self.gamma = self._views(self.theta)
        self.dW, self.db, self.dgamma = self._views(self.gradient)
        for l, (n_prev, n) in enumerate(pairs):
            self.W[l][:] = rng.standard_normal((n, n_prev)) * np.sqrt((2 if l < self.L - 1 else 1) / n_prev)
        for gamma in self.gamma:
            gamma[:] = 1
        self.running = [(np.zeros((n, 1), np.float32), np.ones((n, 1), np.float32)) for n in dims[1:-1]]

    def _views(self, flat):
        parts = [flat[a:b].reshape(s) for a, b, s in zip(self.ends, self.ends[1:], self.shapes, strict=False)]
        return parts[: self.L], parts[self.L : 2 * self.L], parts[2 * self.L :]

    def fit(self, X, Y, *, epochs=60, batch_size=64, learning_rate=0.003):
        """Train on X (n[0], m) and one-hot Y (n[L], m), both float32."""
        m = X.shape[1]
        steps, t = epochs * -(-m // batch_size), 0
        moments = np.zeros_like(self.theta), np.zeros_like(self.theta), np.empty_like(self.theta)
        for _ in range(epochs):
            order = self.rng.permutation(m)
            X_new, Y_new = X[:, order], Y[:, order]  # one copy for the epoch, so that batches are slices
            if self.keep_input < 1:
                X_new *= self._mask(X_new.shape, self.keep_input)
            for start in range(0, m, batch_size):
                self._gradients(X_new[:, start : start + batch_size], Y_new[:, start : start + batch_size])
                t += 1
                self._adam_step(moments, t, learning_rate * (_warm_cosine(t / steps) if self.cosine else 1.0))
        return self

    def _mask(self, shape, keep):
        return (self.rng.random(shape, dtype=np.float32) < keep) * np.float32(1 / keep)

    def _gradients(self, X, Y):
        """Forward and backward; the gradient of the mean cost goes into ``self.gradient``."""
        m = np.float32(X.shape[1])
        A, masks, caches = [X], [], []
        for l in range(self.L - 1):
            Z = self.W[l] @ A[l]
            if self.normalize:
                mean = Z.mean(axis=1, keepdims=True)
                Z -= mean
                variance = np.einsum("nm,nm->n", Z, Z)[:, None] / m
                inverse = 1 / np.sqrt(variance + np.float32(1e-5))
                Z *= inverse
                caches.append((Z, inverse))
                for old, new in zip(self.running[l], (mean, variance), strict=True):
                    old += np.float32(0.1) * (new - old)
                Z = self.gamma[l] * Z
            Z += self.b[l]
            np.maximum(Z, 0, out=Z)
            masks.append(self._mask(Z.shape, self.keep[l]) if self.keep[l] < 1 else None)
            if masks[l] is not None:
                Z *= masks[l]
            A.append(Z)
        Z = self.W[-1] @ A[-1]
        Z += self.b[-1]
        Z -= Z.max(axis=0)
        np.exp(Z, out=Z)
        Z /= Z.sum(axis=0)
        Z -= Y
        Z /= m  # with 1/m here, every sum over the batch below is a mean
        for l in range(self.L - 1, -1, -1):
            if l < self.L - 1:
                Z = self.W[l + 1].T @ Z
                if masks[l] is not None:
                    Z *= masks[l]
                Z *= A[l + 1] > 0
            np.sum(Z, axis=1, keepdims=True, out=self.db[l])
            if l < self.L - 1 and self.normalize:
                Z_hat, inverse = caches[l]
                np.einsum("nm,nm->n", Z, Z_hat, out=self.dgamma[l][:, 0])
                Z -= self.db[l] / m
                Z -= Z_hat * (self.dgamma[l] / m)
                Z *= self.gamma[l] * inverse
            np.matmul(Z, A[l].T, out=self.dW[l])
        if self.l2:
            self.gradient[: self.weights] += np.float32(self.l2) * self.theta[: self.weights]

    def _adam_step(self, moments, t, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
        first, second, work = moments
        first *= np.float32(beta1)
        np.multiply(self.gradient, np.float32(1 - beta1), out=work)
        first += work
        second *= np.float32(beta2)
        np.multiply(self.gradient, self.gradient, out=work)
        work *= np.float32(1 - beta2)
        second += work
        np.multiply(second, np.float32(1 / (1 - beta2**t)), out=work)
        np.sqrt(work, out=work)
        work += np.float32(epsilon)
        np.divide(first, work, out=work)
        work *= np.float32(rate / (1 - beta1**t))
        self.theta -= work

    def predict(self, X):
        """The class of each column of X: running statistics, nothing dropped."""
        A = X
        for l in range(self.L - 1):
            Z = self.W[l] @ A
            if self.normalize:
                mean, variance = self.running[l]
                Z = self.gamma[l] * (Z - mean) / np.sqrt(variance + np.float32(1e-5))
            A = np.maximum(Z + self.b[l], 0)
        return (self.W[-1] @ A + self.b[-1]).argmax(axis=0)


def _warm_cosine(share, warm=0.05):
    return share / warm if share < warm else 0.5 * (1 + np.cos(np.pi * (share - warm) / (1 - warm)))


@train.case("train: every epoch has a random order")
def random_order(implementation):
    """Two examples, one at a time: from the first weights and the last ones the order can be told."""
    X, Y, orders = np.array([[1.0, -2.0]]), np.eye(2), set()
    for seed in range(24):
        first, last = (
            implementation.train(X, Y, [1, 2], epochs, 1, 1.0, np.random.default_rng(seed))[0]["W1"]
            for epochs in (0, 1)
        )
        ends = {}
        for order in ((0, 1), (1, 0)):
            W, b = np.array(first, dtype=float), np.zeros((2, 1))
            for i in order:
                E = np.exp(W @ X[:, [i]] + b)
                dZ = E / E.sum() - Y[:, [i]]
                W, b = W - dZ @ X[:, [i]].T, b - dZ
            ends[order] = W
        if not np.allclose(ends[0, 1], ends[1, 0], atol=1e-3):  # both examples right from the start: no telling
            orders |= {order for order, W in ends.items() if np.allclose(W, last)}
    return sorted(orders)


def _orders(implementation, seed, epochs=7, rate=0.7):
    """The epochs' costs for two examples, one at a time, and every sequence of orders that gives these costs."""
    X, Y = np.array([[1.0, -0.5], [0.3, 0.8]]), np.eye(2)
    first, _ = implementation.train(X, Y, [2, 2], 0, 1, rate, np.random.default_rng(seed))
    _, costs = implementation.train(X, Y, [2, 2], epochs, 1, rate, np.random.default_rng(seed))
    paths = [((), np.array(first["W1"], dtype=float), np.array(first["b1"], dtype=float))]
    for wanted in costs:
        longer = []
        for path, *start in paths:
            for order in ((0, 1), (1, 0)):
                (W, b), cost = start, 0.0
                for i in order:
                    P = _softmax(W @ X[:, [i]] + b)
                    cost -= float(np.log(P[i, 0])) / 2
                    dZ = P - Y[:, [i]]
                    W, b = W - rate * dZ @ X[:, [i]].T, b - rate * dZ
                if abs(cost - wanted) < 1e-5 * (1 + cost):
                    longer.append(((*path, order), W, b))
        paths = longer
    return np.array(costs, dtype=float), [path for path, _, _ in paths]


@train.case("train: the examples are shuffled anew in every epoch, by the generator")
def shuffled_anew(implementation):
    found = [_orders(implementation, seed) for seed in (1, 2, 3, 1)]
    return {
        "costs of some order": all(len(paths) > 0 for _, paths in found),
        "orders change": any(all(len(set(path)) > 1 for path in paths) for _, paths in found),
        "repeats with the seed": bool(np.allclose(found[0][0], found[3][0])),
    }


train.mistake(
    "Shuffling once, before the first epoch, is enough.",
    name="shuffled_once",
    edit=(
        ("parameters, costs = {}, []", "parameters, costs, once = {}, [], []"),
        (
            "order, total = rng.permutation(m), 0.0",
            "once = once if len(once) else rng.permutation(m)\n        order, total = once, 0.0",
        ),
    ),
)
train.mistake(
    "The standard deviation divides by m - 1.",
    name="sample_deviation",
    of="prepare",
    edit=("X_train.std(axis=0)", "X_train.std(axis=0, ddof=1)"),
)
train.mistake(
    "Every layer starts with sqrt(2 / n), the output too.",
    name="he_at_the_output",
    edit=("gain = 2.0 if l < L else 1.0", "gain = 2.0"),
)
train.mistake(
    "The gradient is divided by batch_size, in every batch.",
    name="divided_by_batch_size",
    edit=(
        "A, Y_batch, size = [X[:, batch]], Y[:, batch], len(batch)",
        "A, Y_batch, size = [X[:, batch]], Y[:, batch], batch_size",
    ),
)
