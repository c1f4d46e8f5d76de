"""ch12.e20  Gradient accumulation: a large batch in small pieces.    Chapter 12, exercise 12.20"""

from collections.abc import Callable, Sequence

import numpy as np

from dlgrade import exercise


@exercise(
    points=9,
    topics=("gradient-accumulation", "mini-batches", "weighted-mean"),
    hints=(
        "Examples 1, 2, 3, 4 in one batch have mean 2.5, and 10, 20 in the next have mean 15. What is the mean of all "
        "six, and why is it not (2.5 + 15) / 2?",
        "A batch's mean gradient times its number of examples is the SUM of its examples' gradients. Sums may be added; "
        "divide once, by all examples of the group.",
        "All gradients of a group must be taken at the same parameters: no update until the group is complete, and a "
        "fresh zero afterwards. The last group may have fewer batches, its last batch fewer examples.",
        "Plan for train_epoch: walk over the columns in strides of batch_size; add mean gradient times width, and the "
        "width; when `accumulations` batches are in, or the columns are at an end, divide, update, reset both.",
    ),
)
def accumulated_gradient(
    w: np.ndarray,
    batches: Sequence[tuple[np.ndarray, np.ndarray]],
    gradient: Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray],
) -> np.ndarray:
    """The gradient of the mean cost over ALL examples of several mini-batches, from the mini-batches' mean gradients.

    w : (k,) parameters;  batches : a list of pairs (X (n, b), Y (1, b)), columns are examples, b differs from batch to
    batch;  gradient(w, X, Y) -> (k,), the gradient of the MEAN cost over the examples it is given
    ->  (k,), what gradient would return for all examples in one batch. Call it on one mini-batch at a time.

    Example: examples 1, 2, 3, 4 | 10, 20, where each example's gradient is the example itself: the mini-batches have
    the gradients 2.5 and 15, the whole has 40 / 6 = 6.666667.
    """
    total, seen = np.zeros_like(w), 0
    for X, Y in batches:
        total = total + gradient(w, X, Y) * X.shape[1]
        seen += X.shape[1]
    return total / seen


@accumulated_gradient.part
def train_epoch(
    w: np.ndarray,
    X: np.ndarray,
    Y: np.ndarray,
    gradient: Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray],
    learning_rate: float,
    batch_size: int,
    accumulations: int,
) -> tuple[np.ndarray, int]:
    """One epoch of gradient descent with an effective batch of batch_size * accumulations: (w, number of updates).

    X : (n, m), Y : (1, m), taken in the given order, without shuffling, in mini-batches of batch_size columns (the
    last may be smaller). After every ``accumulations`` mini-batches, and once more at the end if any are left over,
    w <- w - learning_rate * (gradient of the mean cost over the examples since the last update). gradient as above.
    The result equals plain mini-batch descent with batches of batch_size * accumulations, whatever is left over.
    No call of gradient may get more than batch_size examples: the memory is for no more.
    """
    updates, group, m = 0, [], X.shape[1]
    for start in range(0, m, batch_size):
        group.append((X[:, start : start + batch_size], Y[:, start : start + batch_size]))
        if len(group) == accumulations or start + batch_size >= m:
            w = w - learning_rate * accumulated_gradient(w, group, gradient)
            updates += 1
            group = []
    return w, updates


@accumulated_gradient.part
def updates_per_epoch(m: int, batch_size: int, accumulations: int) -> int:
    """How many updates `train_epoch` makes for m examples. Leftovers count: 10 examples, 2, 3 make 2 updates.

    Look at 50,000 examples, mini-batches of 32 and 1, 4, 16, 64 accumulations.
    """
    return -(-m // (batch_size * accumulations))


@accumulated_gradient.alternative
def running_mean(w, batches, gradient):
    mean, seen = 0.0, 0
    for X, Y in batches:
        b = len(X[0])
        seen += b
        mean = mean + (np.asarray(gradient(w, X, Y)) - mean) * (b / seen)
    return mean


@accumulated_gradient.alternative
def one_weighted_average(w, batches, gradient):
    sizes = [np.shape(Y)[-1] for _, Y in batches]
    return np.average([gradient(w, *batch) for batch in batches], axis=0, weights=sizes)


@accumulated_gradient.alternative(of="train_epoch")
def two_loops_in_place(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    count = 0
    for first in range(0, X.shape[1], batch_size * accumulations):
        end = min(first + batch_size * accumulations, X.shape[1])
        collected = np.zeros(len(w))
        for a in range(first, end, batch_size):
            b = min(a + batch_size, end)
            collected += (b - a) / (end - first) * gradient(w, X[:, a:b], Y[:, a:b])
        w -= learning_rate * collected
        count += 1
    return [w, count]


@accumulated_gradient.alternative(of="updates_per_epoch")
def by_counting(m, batch_size, accumulations):
    return len(range(0, m, batch_size * accumulations))


@accumulated_gradient.mistake("The mean of the batches' means is the mean.")
def mean_of_means(w, batches, gradient):
    return np.mean([gradient(w, X, Y) for X, Y in batches], axis=0)


@accumulated_gradient.mistake("The batches' gradients are added up.")
def sum_of_means(w, batches, gradient):
    return np.sum([gradient(w, X, Y) for X, Y in batches], axis=0)


@accumulated_gradient.mistake("The gradient is set to zero before every mini-batch.")
def zeroed_each_time(w, batches, gradient):
    return np.asarray(gradient(w, *batches[-1]))


accumulated_gradient.mistake(
    "The sum over the examples is the gradient.", name="not_divided", edit=("return total / seen", "return total")
)
accumulated_gradient.mistake(
    "All mini-batches have the width of the first.",
    name="width_of_the_first",
    edit=("seen += X.shape[1]", "seen += batches[0][0].shape[1]"),
)
accumulated_gradient.mistake(
    "Mini-batches that do not fill a group are left out.",
    name="leftovers_dropped",
    of="train_epoch",
    edit=(" or start + batch_size >= m", ""),
)
accumulated_gradient.mistake(
    "What has been accumulated stays; the next group comes on top.",
    name="never_reset",
    of="train_epoch",
    edit=(
        ("            group = []\n", ""),
        ("len(group) == accumulations", "len(group) % accumulations == 0"),
    ),
)


@accumulated_gradient.mistake("Every mini-batch updates at once, with 1 / accumulations of the step.", of="train_epoch")
def small_updates_at_once(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    w, updates = train_epoch(w, X, Y, gradient, learning_rate / accumulations, batch_size, 1)
    return w, updates


@accumulated_gradient.mistake("Dividing by accumulations is always right, also for the rest.", of="train_epoch")
def rest_divided_by_accumulations(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    updates, group, m = 0, [], X.shape[1]
    for start in range(0, m, batch_size):
        group.append(np.asarray(gradient(w, X[:, start : start + batch_size], Y[:, start : start + batch_size])))
        if len(group) == accumulations or start + batch_size >= m:
            w = w - learning_rate * sum(group) / accumulations
            updates += 1
            group = []
    return w, updates


@accumulated_gradient.mistake("Take the large batch in one piece.", of="train_epoch")
def large_batches(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    return train_epoch(w, X, Y, gradient, learning_rate, batch_size * accumulations, 1)


@accumulated_gradient.mistake("What does not fill a group makes no update.", of="updates_per_epoch")
def rounded_down(m, batch_size, accumulations):
    return m // (batch_size * accumulations)


accumulated_gradient.mistake(
    "Every mini-batch makes an update; accumulating is for the count only.",
    name="updates_each_batch",
    of="train_epoch",
    edit=("if len(group) == accumulations or start + batch_size >= m:", "if group:"),
)


@accumulated_gradient.mistake("Every mini-batch is an update.", of="updates_per_epoch")
def one_for_each_mini_batch(m, batch_size, accumulations):
    return -(-m // batch_size)


def _identity(w, X, Y):
    return np.mean(np.asarray(X), axis=1)


def _squares(w, X, Y):
    """The gradient of the mean of (w.x - y)^2 / 2."""
    X, Y = np.asarray(X), np.asarray(Y)
    return X @ (np.asarray(w) @ X - Y[0]) / X.shape[1]


@accumulated_gradient.mistake(
    "The sum of gradients goes on from group to group; only the number of examples starts anew.", of="train_epoch"
)
def sum_never_reset(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    total, seen, updates, m = np.zeros_like(w), 0, 0, X.shape[1]
    for k, start in enumerate(range(0, m, batch_size), start=1):
        x, y = X[:, start : start + batch_size], Y[:, start : start + batch_size]
        total, seen = total + np.asarray(gradient(w, x, y)) * x.shape[1], seen + x.shape[1]
        if k % accumulations == 0 or start + batch_size >= m:
            w, updates = w - learning_rate * total / seen, updates + 1
            seen = 0
    return w, updates


@accumulated_gradient.mistake("The average is that of all gradients of the epoch so far.", of="train_epoch")
def average_never_reset(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    total, seen, updates, m = np.zeros_like(w), 0, 0, X.shape[1]
    for k, start in enumerate(range(0, m, batch_size), start=1):
        x, y = X[:, start : start + batch_size], Y[:, start : start + batch_size]
        total, seen = total + np.asarray(gradient(w, x, y)) * x.shape[1], seen + x.shape[1]
        if k % accumulations == 0 or start + batch_size >= m:
            w, updates = w - learning_rate * total / seen, updates + 1
    return w, updates


@accumulated_gradient.mistake(
    "A group's sum is divided by batch_size * accumulations, the rest's sum as well.", of="train_epoch"
)
def rest_divided_by_a_full_group(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    total, seen, updates, m = np.zeros_like(w), 0, 0, X.shape[1]
    for k, start in enumerate(range(0, m, batch_size), start=1):
        x, y = X[:, start : start + batch_size], Y[:, start : start + batch_size]
        total, seen = total + np.asarray(gradient(w, x, y)) * x.shape[1], seen + x.shape[1]
        if k % accumulations == 0 or start + batch_size >= m:
            w, updates = w - learning_rate * total / (batch_size * accumulations), updates + 1
            total = np.zeros_like(w)
    return w, updates


@accumulated_gradient.mistake("One more update than full groups is always made.", of="updates_per_epoch")
def always_one_more(m, batch_size, accumulations):
    return m // (batch_size * accumulations) + 1


@accumulated_gradient.mistake(
    "The weights move within a group, each mini-batch by its share, and the group is counted once.", of="train_epoch"
)
def moves_within_a_group(w, X, Y, gradient, learning_rate, batch_size, accumulations):
    size, m = batch_size * accumulations, X.shape[1]
    for start in range(0, m, batch_size):
        x, y = X[:, start : start + batch_size], Y[:, start : start + batch_size]
        group = min(size, m - start // size * size)
        w = w - learning_rate * np.asarray(gradient(w, x, y)) * x.shape[1] / group
    return w, -(-m // size)


@accumulated_gradient.case("1, 2, 3, 4 and 10, 20", required=True, weight=2)
def six_examples(implementation):
    batches = [(np.array([row]), np.zeros((1, len(row)))) for row in ([1.0, 2, 3, 4], [10.0, 20])]
    return implementation.accumulated_gradient(np.zeros(1), batches, _identity)


@accumulated_gradient.random_case("three batches of different sizes", n=3, weight=2)
def three_batches(implementation, rng):
    batches = [(rng.normal(size=(3, b)), rng.normal(size=(1, b))) for b in (5, 2, 4)]
    return implementation.accumulated_gradient(rng.normal(size=3), batches, _squares)


@accumulated_gradient.random_case("an epoch that divides evenly", n=2)
def even_epoch(implementation, rng):
    X, Y = rng.normal(size=(3, 24)), rng.normal(size=(1, 24))
    return implementation.train_epoch(rng.normal(size=3), X, Y, _squares, 0.3, 4, 3)


@accumulated_gradient.random_case("an epoch with a rest", n=3, weight=2)
def epoch_with_rest(implementation, rng):
    found = []
    for m in (28, 29):  # the last mini-batch is full, or not
        X, Y = rng.normal(size=(3, m)), rng.normal(size=(1, m))
        found.append(implementation.train_epoch(rng.normal(size=3), X, Y, _squares, 0.3, 4, 3))
    return found


@accumulated_gradient.case("no call gets more than a mini-batch", required=True)
def widths(implementation):
    seen = []

    def gradient(w, X, Y):
        seen.append(np.shape(X)[1])
        return _squares(w, X, Y)

    rng = np.random.default_rng(3)
    implementation.train_epoch(np.zeros(3), rng.normal(size=(3, 26)), rng.normal(size=(1, 26)), gradient, 0.1, 4, 3)
    return max(seen) <= 4


@accumulated_gradient.case("updates per epoch for 50,000 examples", alone=True)
def counts(implementation):
    return [implementation.updates_per_epoch(50_000, 32, k) for k in (1, 4, 16, 64)]


@accumulated_gradient.random_case("updates per epoch otherwise", n=4, alone=True)
def other_counts(implementation, rng):
    b, k = int(rng.integers(2, 9)), int(rng.integers(2, 6))
    groups, rest = int(rng.integers(3, 9)), int(rng.integers(1, b * k))
    return [implementation.updates_per_epoch(b * k * groups + more, b, k) for more in (rest, 0)]
