"""ch12.p1h  Mini-batches of one epoch, and its cost.    Chapter 12, the network class"""

import math

import numpy as np

from dlgrade import exercise


@exercise(
    points=6,
    topics=("mini-batches", "training-loop"),
    hints=(
        "400 examples in batches of 64: how many full batches are there, how many examples remain, and where do they go?",
        "The permutation says which column stands at each place of the new order. Index X and Y with the same piece of "
        "it, and no label can lose its example.",
        "Each batch reports the mean cost of its own examples. What has to be added up to get the cost of all examples?",
        "An optimizer that counts steps counts batches. The number of the step in epoch e, batch k, is how many steps "
        "were complete before it, plus one.",
    ),
)
def epoch_cost(batch_costs: list[float], m: int, batch_size: int) -> float:
    """The mean cost over the m examples of an epoch, from the mean costs that its batches reported, in order.

    All batches have batch_size examples, except the last, which has what is left (or batch_size if it fits exactly).
    Example: m = 10, batch_size 4, costs [0.5, 0.3, 0.9] of 4, 4 and 2 examples: (2 + 1.2 + 1.8) / 10 = 0.5.
    """
    total = 0.0
    for k, cost in enumerate(batch_costs):
        total += cost * min(batch_size, m - k * batch_size)
    return total / m


@epoch_cost.part
def split(X: np.ndarray, Y: np.ndarray, batch_size: int, order: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """The batches [(X_batch, Y_batch), ...] of one epoch, ceil(m / batch_size) of them.

    X (n, m), Y (k, m): columns are examples;  order : a permutation of 0..m-1, handed in; the first batch holds the
    examples order[0], order[1], ..., in that order. All examples are used; the last batch may be short, never empty.
    Example: m = 400, batch_size 64: seven batches, six of 64 and one of 16.
    """
    return [
        (X[:, order[start : start + batch_size]], Y[:, order[start : start + batch_size]])
        for start in range(0, X.shape[1], batch_size)
    ]


@epoch_cost.part
def step_number(epoch: int, batch: int, m: int, batch_size: int) -> int:
    """Adam's t in this update: epochs and batches count from 0, t counts ALL updates of the run from 1.

    Example: m = 400, batch_size 64: epoch 0, batch 0 has t = 1; epoch 2, batch 3 has t = 18.
    """
    return epoch * math.ceil(m / batch_size) + batch + 1


@epoch_cost.alternative
def with_weights(batch_costs, m, batch_size):
    sizes = np.diff([*range(0, m, batch_size), m])
    return np.average(batch_costs, weights=sizes)


@epoch_cost.alternative(of="split")
def shuffled_first(X, Y, batch_size, order):
    X_new, Y_new = np.zeros(X.shape), np.zeros(Y.shape)
    for place, example in enumerate(order):
        X_new[:, place], Y_new[:, place] = X[:, example], Y[:, example]
    cuts = list(range(batch_size, len(order), batch_size))
    return list(zip(np.split(X_new, cuts, axis=1), np.split(Y_new, cuts, axis=1), strict=True))


@epoch_cost.alternative(of="step_number")
def counted(epoch, batch, m, batch_size):
    t = 1
    for _ in range(epoch):
        for _ in range(0, m, batch_size):
            t += 1
    return t + batch


epoch_cost.mistake(
    "The cost of an epoch is the mean of its batches' costs.",
    name="mean_of_means",
    edit=("    return total / m", "    return sum(batch_costs) / len(batch_costs)"),
)
epoch_cost.mistake(
    "The batches' costs are divided by the number of batches, m // batch_size.",
    name="divided_by_full_batches",
    edit=("    return total / m", "    return sum(batch_costs) / (m // batch_size)"),
)
epoch_cost.mistake(
    "The cost of an epoch is the cost of its last batch.",
    name="last_batch",
    edit=("    return total / m", "    return batch_costs[-1]"),
)
epoch_cost.mistake(
    "The last batch has m % batch_size examples.",
    name="last_size_by_remainder",
    edit=("min(batch_size, m - k * batch_size)", "(batch_size if k < len(batch_costs) - 1 else m % batch_size)"),
)
epoch_cost.mistake(
    "An epoch has m // batch_size batches; the rest waits for the next epoch.",
    name="rest_dropped",
    of="split",
    edit=("range(0, X.shape[1], batch_size)", "range(0, X.shape[1] - X.shape[1] % batch_size, batch_size)"),
)
epoch_cost.mistake(
    "Only X needs to be shuffled.",
    name="labels_not_shuffled",
    of="split",
    edit=("Y[:, order[start : start + batch_size]])", "Y[:, start : start + batch_size])"),
)
epoch_cost.mistake(
    "The permutation says where each example goes.",
    name="inverse_permutation",
    of="split",
    edit=("    return [", "    order = np.argsort(order)\n    return ["),
)
epoch_cost.mistake(
    "The last batch is filled up with examples from the beginning.",
    name="filled_up",
    of="split",
    edit=("    return [", "    order = np.concatenate([order, order[: -len(order) % batch_size]])\n    return ["),
)
epoch_cost.mistake(
    "t starts anew in every epoch.",
    name="counter_per_epoch",
    of="step_number",
    edit=("epoch * math.ceil(m / batch_size) + batch + 1", "batch + 1"),
)
epoch_cost.mistake(
    "t counts epochs.",
    name="counts_epochs",
    of="step_number",
    edit=("epoch * math.ceil(m / batch_size) + batch + 1", "epoch + 1"),
)
epoch_cost.mistake(
    "Short batches are no steps of their own.",
    name="short_batch_not_counted",
    of="step_number",
    edit=("math.ceil(m / batch_size)", "(m // batch_size)"),
)
epoch_cost.mistake(
    "The batches are cut as the data stand; the order is somebody else's affair.",
    name="order_ignored",
    of="split",
    edit=(
        "(X[:, order[start : start + batch_size]], Y[:, order[start : start + batch_size]])",
        "(X[:, start : start + batch_size], Y[:, start : start + batch_size])",
    ),
)
epoch_cost.mistake(
    "After the full batches there is always one more for the rest.",
    name="empty_batch",
    of="split",
    edit=("range(0, X.shape[1], batch_size)", "range(0, X.shape[1] + 1, batch_size)"),
)
epoch_cost.mistake("The first update has t = 0.", name="from_zero", of="step_number", edit=("+ batch + 1", "+ batch"))
epoch_cost.mistake(
    "Every batch counts batch_size examples, the last one too.",
    name="last_counts_full",
    edit=("min(batch_size, m - k * batch_size)", "batch_size"),
)
epoch_cost.mistake(
    "The cost of an epoch is the sum of its batches' costs.",
    name="costs_summed",
    edit=("    return total / m", "    return sum(batch_costs)"),
)
epoch_cost.mistake(
    "t counts the examples that were seen.",
    name="counts_examples",
    of="step_number",
    edit=("epoch * math.ceil(m / batch_size) + batch + 1", "epoch * m + batch * batch_size + 1"),
)


epoch_cost.mistake(
    "There is always one more batch than m // batch_size.",
    name="always_one_more",
    of="step_number",
    edit=("math.ceil(m / batch_size)", "(m // batch_size + 1)"),
)


epoch_cost.mistake(
    "The batches' costs add up to the epoch's, and are divided by the examples.",
    name="sum_over_m",
    edit=("min(batch_size, m - k * batch_size)", "1"),
)


@epoch_cost.mistake("An epoch draws an order of its own.", of="split")
def shuffles_again(X, Y, batch_size, order):
    return split(X, Y, batch_size, np.random.default_rng(0).permutation(X.shape[1]))


@epoch_cost.case("400 examples in batches of 64", weight=2)
def book(implementation):
    return implementation.epoch_cost([0.9, 0.8, 0.7, 0.75, 0.6, 0.65, 0.2], 400, 64)


@epoch_cost.random_case("any sizes", n=4)
def any_sizes(implementation, rng):
    batch_size, full = int(rng.integers(5, 12)), int(rng.integers(2, 6))
    m = batch_size * full + int(rng.integers(1, batch_size))
    return implementation.epoch_cost(list(rng.uniform(0.1, 2, size=full + 1)), m, batch_size)


@epoch_cost.case("batches that fit exactly, one batch larger than the data")
def borders(implementation):
    return implementation.epoch_cost([0.5, 0.2, 0.8], 12, 4), implementation.epoch_cost([0.7], 5, 9)


@epoch_cost.random_case("the batches in the given order", n=3, weight=2, required=True)
def batches(implementation, rng):
    X, Y = rng.normal(size=(3, 14)), rng.integers(0, 2, size=(2, 14)).astype(float)
    return [tuple(pair) for pair in implementation.split(X, Y, 4, rng.permutation(14))]


@epoch_cost.case("sizes of the batches, also where they fit exactly")
def sizes(implementation):
    found = []
    for m, batch_size in ((400, 64), (12, 4), (5, 9)):
        X = np.arange(2.0 * m).reshape(2, m)
        found.append([np.shape(x) for x, _ in implementation.split(X, X[:1], batch_size, np.arange(m)[::-1])])
    return found


@epoch_cost.random_case("the number of a step", n=3)
def steps(implementation, rng):
    m, batch_size = int(rng.integers(40, 90)), 9
    m += m % 9 == 0
    return [
        implementation.step_number(e, b, m, batch_size)
        for e, b in ((0, 0), (0, 3), (2, 1), (int(rng.integers(3, 9)), 2))
    ]


@epoch_cost.case("the number of a step where batches fit exactly")
def steps_that_fit(implementation):
    return implementation.step_number(0, 2, 12, 4), implementation.step_number(3, 1, 12, 4)
