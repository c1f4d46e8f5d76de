"""ch10.c3  Train with mini-batches.    Chapter 10, exercise C3"""

from collections.abc import Callable, Iterable

import numpy as np

from dlgrade import exercise


@exercise(
    points=8,
    topics=("mini-batches", "gradient-descent", "shuffling"),
    hints=(
        "With m = 10 examples and batches of 4, how many batches does an epoch have, and how large is each? "
        "Which examples would never be seen if the last one were left out?",
        "Shuffle by one permutation of 0..m-1 and use it to index the columns of X and of Y: then a label cannot lose "
        "its example. Slices such as order[start : start + batch_size] become short at the end by themselves.",
        "An epoch's cost is the mean over examples. A batch of 2 must then count half as much as a batch of 4: what do "
        "you have to multiply each batch's mean cost by before you add, and what do you divide the sum by?",
        "Plan: minibatches draws rng.permutation(m) and steps through it in strides of batch_size. fit_minibatch calls "
        "it anew in every epoch with the same rng object (whose state moves on), calls step on each pair and keeps "
        "cost * batch width. fit_softmax is the same two loops with the gradient in the middle, divided by the width "
        "of the batch at hand.",
    ),
)
def fit_minibatch(
    X: np.ndarray,
    Y: np.ndarray,
    step: Callable[[np.ndarray, np.ndarray], float],
    batch_size: int,
    epochs: int,
    rng: np.random.Generator,
) -> list[float]:
    """Run ``step`` over all mini-batches of every epoch; the cost of each epoch, in a list.

    X : (n, m), Y : (k, m), columns are examples;  step(X_batch, Y_batch) -> the mean cost of that batch (it also
    updates the parameters, which is its own affair);  rng : all randomness comes from it.

    Every epoch uses each example exactly once, in a new random order, in ceil(m / batch_size) batches. The epoch's
    cost is the mean over the m EXAMPLES of what step reported: weight each batch by the examples in it.
    Example: m = 5, batch_size = 2; step reports 3, 1, 8 for batches of 2, 2, 1 examples: (2*3 + 2*1 + 1*8) / 5 = 3.2.
    The digits' 1437 training images in batches of 64 make 23 batches, the last of 29.
    """
    costs = []
    for _ in range(epochs):
        total = 0.0
        for X_batch, Y_batch in minibatches(X, Y, batch_size, rng):
            total += step(X_batch, Y_batch) * X_batch.shape[1]
        costs.append(total / X.shape[1])
    return costs


@fit_minibatch.part
def minibatches(
    X: np.ndarray, Y: np.ndarray, batch_size: int, rng: np.random.Generator
) -> Iterable[tuple[np.ndarray, np.ndarray]]:
    """One epoch: pairs (X_batch, Y_batch), (n, b) and (k, b), as a list or from a generator.

    The columns of X (n, m) and Y (k, m) are shuffled together by ``rng`` and cut into ceil(m / batch_size) batches.
    All have batch_size columns except the last, which has what is left. X and Y themselves stay as they are.
    """
    order = rng.permutation(X.shape[1])
    batches = []
    for start in range(0, X.shape[1], batch_size):
        chosen = order[start : start + batch_size]
        batches.append((X[:, chosen], Y[:, chosen]))
    return batches


@fit_minibatch.part
def fit_softmax(
    W: np.ndarray,
    b: np.ndarray,
    X: np.ndarray,
    Y: np.ndarray,
    learning_rate: float,
    batch_size: int,
    epochs: int,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """(W, b) of one softmax layer after training on mini-batches, by plain gradient descent.

    W : (k, n), b : (k, 1), X : (n, m), Y : (k, m) one-hot. For a batch of B examples, A = softmax over the classes of
    W X_batch + b, dZ = A - Y_batch without 1/B, dW and db with 1/B, and both are updated after every batch.
    B is the number of examples in that very batch: neither m, nor batch_size where the last batch is short.
    """
    for _ in range(epochs):
        for X_batch, Y_batch in minibatches(X, Y, batch_size, rng):
            Z = W @ X_batch + b
            E = np.exp(Z - Z.max(axis=0))
            dZ = E / E.sum(axis=0) - Y_batch
            size = X_batch.shape[1]
            W = W - learning_rate * (dZ @ X_batch.T) / size
            b = b - learning_rate * dZ.sum(axis=1, keepdims=True) / size
    return W, b


fit_minibatch.mistake(
    "The epoch's cost is the plain mean of the batch costs.",
    name="short_batch_counts_fully",
    edit=(
        ("costs.append(total / X.shape[1])", "costs.append(total / -(-X.shape[1] // batch_size))"),
        ("step(X_batch, Y_batch) * X_batch.shape[1]", "step(X_batch, Y_batch)"),
    ),
)
fit_minibatch.mistake(
    "The epoch has m // batch_size batches, so the sum of costs is divided by that.",
    name="divided_by_floor",
    edit=(
        ("costs.append(total / X.shape[1])", "costs.append(total / max(1, X.shape[1] // batch_size))"),
        ("step(X_batch, Y_batch) * X_batch.shape[1]", "step(X_batch, Y_batch)"),
    ),
)
fit_minibatch.mistake(
    "The cost of an epoch is the cost of its last batch.",
    name="last_batch_cost",
    edit=(
        ("costs.append(total / X.shape[1])", "costs.append(total)"),
        ("total += step(X_batch, Y_batch) * X_batch.shape[1]", "total = step(X_batch, Y_batch)"),
    ),
)


fit_minibatch.mistake(
    "What training is judged by is the cost at its end.",
    name="returns_last_cost",
    edit=("return costs", "return costs[-1]"),
)


@fit_minibatch.mistake("Shuffling once, before the first epoch, is enough.")
def shuffled_once(X, Y, step, batch_size, epochs, rng):
    batches = list(minibatches(X, Y, batch_size, rng))
    return [sum(step(x, y) * x.shape[1] for x, y in batches) / X.shape[1] for _ in range(epochs)]


fit_minibatch.mistake(
    "What is left after the full batches is too little to use.",
    name="rest_dropped",
    of="minibatches",
    edit=("range(0, X.shape[1], batch_size)", "range(0, X.shape[1] - X.shape[1] % batch_size, batch_size)"),
)
fit_minibatch.mistake(
    "The last batch is filled up with the first examples again.",
    name="rest_filled_up",
    of="minibatches",
    edit=(
        "chosen = order[start : start + batch_size]",
        "chosen = np.resize(order, 2 * order.size)[start : start + batch_size]",
    ),
)
fit_minibatch.mistake(
    "Every batch must be full, so the last one takes the last batch_size examples.",
    name="last_batch_overlaps",
    of="minibatches",
    edit=(
        "order[start : start + batch_size]",
        "order[start : start + batch_size] if start + batch_size <= len(order) else order[-batch_size:]",
    ),
)
fit_minibatch.mistake(
    "len(X), the length of the first axis, is the number of examples.",
    name="examples_are_rows",
    of="minibatches",
    edit=(
        ("rng.permutation(X.shape[1])", "rng.permutation(X.shape[0])"),
        ("range(0, X.shape[1], batch_size)", "range(0, X.shape[0], batch_size)"),
    ),
)
fit_minibatch.mistake(
    "X and Y need not be put into the same order.",
    name="shuffled_apart",
    of="minibatches",
    edit=(
        ("order = rng.permutation(X.shape[1])", "order, order_Y = (rng.permutation(X.shape[1]) for _ in range(2))"),
        ("Y[:, chosen]", "Y[:, order_Y[start : start + batch_size]]"),
    ),
)
fit_minibatch.mistake(
    "Cutting the data into batches is enough; the order does not matter.",
    name="not_shuffled",
    of="minibatches",
    edit=("rng.permutation(X.shape[1])", "np.arange(X.shape[1])"),
)
fit_minibatch.mistake(
    "A random batch is batch_size random examples.",
    name="drawn_with_replacement",
    of="minibatches",
    edit=("rng.permutation(X.shape[1])", "rng.integers(0, X.shape[1], X.shape[1])"),
)
fit_minibatch.mistake(
    "A fixed seed inside makes the batches repeatable.",
    name="own_seed",
    of="minibatches",
    edit=("rng.permutation(X.shape[1])", "np.random.default_rng(42).permutation(X.shape[1])"),
)
fit_minibatch.mistake(
    "The gradient is divided by the number of training examples.",
    name="divided_by_all_examples",
    of="fit_softmax",
    edit=("size = X_batch.shape[1]", "size = X.shape[1]"),
)
fit_minibatch.mistake(
    "The gradient is divided by batch_size, in every batch.",
    name="divided_by_batch_size",
    of="fit_softmax",
    edit=("size = X_batch.shape[1]", "size = batch_size"),
)
fit_minibatch.mistake(
    "The gradient of a batch is a sum.",
    name="not_averaged",
    of="fit_softmax",
    edit=("size = X_batch.shape[1]", "size = 1"),
)


@fit_minibatch.alternative(of="minibatches")
def a_generator(X, Y, batch_size, rng):
    both = np.vstack([X, Y])[:, rng.permutation(X.shape[1])]
    for piece in np.split(both, range(batch_size, X.shape[1], batch_size), axis=1):
        yield piece[: len(X)], piece[len(X) :]


@fit_minibatch.alternative(of="minibatches")
def popping_from_a_list(X, Y, batch_size, rng):
    left, batches = list(range(len(X[0]))), []
    rng.shuffle(left)
    while left:
        now, left = left[:batch_size], left[batch_size:]
        batches.append([X[:, now], Y[:, now]])
    return batches


@fit_minibatch.alternative
def shuffling_by_itself(X, Y, step, batch_size, epochs, rng):
    m, costs = X.shape[1], np.zeros(epochs)
    for epoch in range(epochs):
        order = np.argsort(rng.random(m))
        X_new, Y_new = X[:, order], Y[:, order]
        for k in range(int(np.ceil(m / batch_size))):
            part = slice(k * batch_size, min(m, (k + 1) * batch_size))
            costs[epoch] += (part.stop - part.start) / m * step(X_new[:, part], Y_new[:, part])
    return costs


@fit_minibatch.alternative(of="fit_softmax")
def one_example_at_a_time(W, b, X, Y, learning_rate, batch_size, epochs, rng):
    for _ in range(epochs):
        for x, y in minibatches(X, Y, batch_size, rng):
            dW, db = np.zeros_like(W), np.zeros_like(b)
            for j in range(x.shape[1]):
                e = np.exp(np.dot(W, x[:, j]) + b[:, 0])
                delta = e / e.sum() - y[:, j]
                dW += np.outer(delta, x[:, j])
                db += delta[:, None]
            W -= learning_rate * dW / x.shape[1]
            b -= learning_rate * db / x.shape[1]
    return [W, b]


def _data(m, n=3, k=2):
    """X and Y whose columns carry the number of their example."""
    numbers = np.arange(m, dtype=float)
    return np.vstack([numbers + 100 * i for i in range(n)]), np.vstack([-numbers - 1000 * i for i in range(k)])


def _read(batches):
    """(numbers of the examples in order, widths of the X batches, of the Y batches, all columns whole?)"""
    order, wide, high, whole = [], [], [], True
    for x, y in batches:
        x, y = np.asarray(x), np.asarray(y)
        order += [int(v) for v in x[0]]
        wide.append(x.shape[1])
        high.append(y.shape[1])
        whole &= x.shape[0] == 3 and y.shape[0] == 2
        whole &= bool(np.all(x == x[0] + np.array([[0], [100], [200]])))
        whole &= x.shape[1] == y.shape[1] and bool(np.all(y == -x[0] - np.array([[0], [1000]])))
    return order, wide, high, whole


fit_minibatch.mistake(
    "Softmax divides by the sum along the rows.",
    name="softmax_over_examples",
    of="fit_softmax",
    edit=("E.sum(axis=0)", "E.sum(axis=1, keepdims=True)"),
)

fit_minibatch.mistake(
    "Training moves the weights; the biases stay where they began.",
    name="biases_stay",
    of="fit_softmax",
    edit=("            b = b - learning_rate * dZ.sum(axis=1, keepdims=True) / size\n", ""),
)


@fit_minibatch.case("minibatches: their number and widths", required=True)
def widths(implementation):
    found = []
    for m, batch_size in ((10, 4), (1437, 64), (12, 4), (5, 8)):
        _, wide, high, _ = _read(implementation.minibatches(*_data(m), batch_size, np.random.default_rng(3)))
        found.append([wide, high])
    return found


@fit_minibatch.random_case("minibatches: each example once, its label with it, in another order", n=4, weight=5)
def once(implementation, rng):
    m = int(rng.integers(25, 40))
    order, _, _, whole = _read(implementation.minibatches(*_data(m), 6, rng))
    return {
        "most often": max(order.count(i) for i in order),
        "every example": len(set(order)) > m - 6,  # a short last batch is judged above
        "whole examples": whole,
        "shuffled": order != sorted(order),
    }


@fit_minibatch.case("minibatches: the generator decides the order")
def generators(implementation):
    first, again, other = (
        _read(implementation.minibatches(*_data(30), 7, np.random.default_rng(seed)))[0] for seed in (1, 1, 2)
    )
    return {"repeats with the seed": first == again, "same for another seed": first == other}


def _recorded(implementation, m, batch_size, epochs, cost_of):
    seen = []

    def step(x, y):
        seen.append((np.array(x), np.array(y)))
        return cost_of(len(seen) - 1, np.shape(x)[1])

    costs = implementation.fit_minibatch(*_data(m), step, batch_size, epochs, np.random.default_rng(8))
    return costs, seen


@fit_minibatch.case("fit: step sees every example in every epoch")
def epochs_seen(implementation):
    _, seen = _recorded(implementation, 20, 6, 3, lambda i, width: 1.0)
    order, wide, _, whole = _read(seen)
    return {"batches": wide, "times": sorted(order.count(i) for i in range(20)), "whole examples": whole}


@fit_minibatch.case("fit: every epoch has an order of its own")
def fresh_orders(implementation):
    _, seen = _recorded(implementation, 30, 8, 4, lambda i, width: 1.0)
    order = _read(seen)[0]
    epochs = {tuple(order[e * 30 : (e + 1) * 30]) for e in range(4)}
    return len(epochs)


@fit_minibatch.case("fit: the epoch's cost is a mean over examples", weight=2)
def weighted(implementation):
    first, _ = _recorded(implementation, 10, 4, 2, lambda i, width: [3.0, 1.0, 8.0, 2.0, 7.0, 0.5][i % 6])
    second, _ = _recorded(implementation, 23, 5, 3, lambda i, width: 1.0 + i / 7 + width**2)
    return first, second


@fit_minibatch.random_case("fit_softmax: 1/B with the batch's own B", n=3, weight=4)
def softmax_layer(implementation, rng):
    n, k, m = 4, 3, 8
    X = np.repeat(rng.normal(size=(n, 1)), m, axis=1)  # all examples alike, so that no order matters
    Y = np.repeat(np.array([[0.0], [1.0], [0.0]]), m, axis=1)
    W, b = rng.normal(size=(k, n)), rng.normal(size=(k, 1))
    return implementation.fit_softmax(W, b, X, Y, 0.2, 3, 2, rng)


@fit_minibatch.case("fit_softmax: it learns to tell three groups apart", smoke=True)
def learns(implementation):
    rng = np.random.default_rng(11)
    labels = rng.integers(0, 3, size=50)
    X = np.array([[3.0, 0.0, -3.0], [0.0, 3.0, -2.0]])[:, labels] + 0.3 * rng.normal(size=(2, 50))
    Y = (np.arange(3)[:, None] == labels) * 1.0
    W, b = implementation.fit_softmax(np.zeros((3, 2)), np.zeros((3, 1)), X, Y, 0.1, 8, 20, np.random.default_rng(1))
    return bool(np.mean((np.asarray(W) @ X + np.asarray(b)).argmax(axis=0) == labels) > 0.98)


@fit_minibatch.random_case("fit: other sizes and costs", n=3, weight=3)
def other_costs(implementation, rng):
    m, batch_size = int(rng.integers(20, 40)), int(rng.integers(3, 9))
    slope = float(rng.uniform(0.1, 1.0))
    return _recorded(implementation, m, batch_size, 3, lambda i, width: 2.0 + slope * i + width)[0]


fit_minibatch.mistake(
    "NumPy's own random functions shuffle as well; the generator handed in is not needed.",
    name="another_generator",
    of="minibatches",
    edit=("rng.permutation(X.shape[1])", "np.random.default_rng().permutation(X.shape[1])"),
)
