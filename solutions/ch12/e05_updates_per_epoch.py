"""ch12.e05  Batch, stochastic and mini-batch gradient descent compared.    Chapter 12, exercise 12.5"""

import math

import numpy as np

from dlgrade import exercise


@exercise(
    points=5,
    topics=("mini-batch", "gradient-descent", "sgd"),
    hints=(
        "An epoch is one look at every training example. When does each of the three methods change the parameters?",
        "If the batch size does not divide the number of examples, a short batch is left over. Is it thrown away?",
        "Batch: one update. Stochastic: one for each example. Mini-batch: the quotient rounded up. Then times epochs.",
    ),
    rubric=(
        "Batch: exact gradient, smooth descent, one costly update for an epoch, whole set in memory.",
        "Stochastic: cheap, noisy updates, one per example; noise can help to leave flat or bad places but keeps the "
        "end from settling unless the learning rate falls; no use of parallel hardware.",
        "Mini-batch: less noise than single examples, many updates for an epoch, vectorized; the usual choice.",
        "Work is the same for all three in one epoch (every example once); what differs is the number and the noise "
        "of the updates.",
    ),
    rubric_points=4,
)
def updates(m: int, batch_size: int, epochs: int) -> list[int]:
    """Parameter updates that three methods make in a training of some epochs.

    m : training examples, batch_size : examples in a mini-batch (at least 1; it may exceed m), epochs : passes over
    the data  ->  [batch gradient descent, stochastic gradient descent (one example at a time), mini-batch], integers.

    A last mini-batch that is not full is used as well. Example: updates(10, 4, 2) is [2, 20, 6].

    The second function lists the mini-batches. In ANSWER compare the three methods (about 150 words): cost of one
    update, noise, memory, when each is a good choice.
    """
    return [epochs, m * epochs, math.ceil(m / batch_size) * epochs]


@updates.part
def batch_sizes(m: int, batch_size: int) -> list[int]:
    """The sizes of the mini-batches of one epoch, in order; the short one, if there is one, comes last.

    Example: batch_sizes(10, 4) is [4, 4, 2], batch_sizes(3, 8) is [3].
    """
    return [min(batch_size, m - start) for start in range(0, m, batch_size)]


@updates.alternative
def counted(m, batch_size, epochs):
    full, rest = divmod(m, batch_size)
    return np.array([1, m, full + (rest > 0)]) * epochs


@updates.alternative(of="batch_sizes")
def full_ones_first(m, batch_size):
    sizes = (m // batch_size) * [batch_size]
    if m % batch_size:
        sizes.append(m % batch_size)
    return sizes


updates.mistake(
    "A batch that is not full is dropped.", name="rounded_down", edit=("math.ceil(m / batch_size)", "m // batch_size")
)
updates.mistake(
    "One more batch than full ones is always left.",
    name="always_one_more",
    edit=("math.ceil(m / batch_size)", "(m // batch_size + 1)"),
)
updates.mistake(
    "Batch gradient descent updates once for every example of the batch.",
    name="batch_counts_examples",
    edit=("[epochs, m * epochs", "[m * epochs, m * epochs"),
)
updates.mistake(
    "Stochastic means one random example for an epoch, so one update.",
    name="one_example_for_an_epoch",
    edit=("m * epochs", "epochs"),
)
updates.mistake(
    "The number of epochs does not matter for a count of updates.",
    name="epochs_forgotten",
    edit=("[epochs, m * epochs, math.ceil(m / batch_size) * epochs]", "[1, m, math.ceil(m / batch_size)]"),
)
updates.mistake(
    "A mini-batch method makes batch_size updates for an epoch.",
    name="batch_size_updates",
    edit=("math.ceil(m / batch_size)", "batch_size"),
)
updates.mistake(
    "All batches are full.",
    name="all_full",
    of="batch_sizes",
    edit=("min(batch_size, m - start)", "batch_size"),
)
updates.mistake(
    "What does not fill a batch is left out of the epoch.",
    name="rest_left_out",
    of="batch_sizes",
    edit=("range(0, m, batch_size)", "range(0, m - batch_size + 1, batch_size)"),
)


@updates.mistake("The examples are spread evenly over the batches.", of="batch_sizes")
def spread_evenly(m, batch_size):
    return [len(part) for part in np.array_split(np.arange(m), math.ceil(m / batch_size))]


updates.mistake(
    "Batches run on from one epoch into the next.",
    name="batches_cross_epochs",
    edit=("math.ceil(m / batch_size) * epochs", "math.ceil(m * epochs / batch_size)"),
)


@updates.mistake("What is left over makes a last batch, even if nothing is left over.", of="batch_sizes")
def empty_last_batch(m, batch_size):
    return [batch_size] * (m // batch_size) + [m % batch_size]


updates.mistake(
    "Batch gradient descent makes one update in the whole training.",
    name="one_update_in_all",
    edit=("[epochs, m * epochs", "[1, m * epochs"),
)


updates.mistake(
    "Batch gradient descent updates for every example, stochastic descent once for an epoch.",
    name="batch_and_stochastic_exchanged",
    edit=("[epochs, m * epochs", "[m * epochs, epochs"),
)


@updates.mistake("What does not fill a batch is taken first.", of="batch_sizes")
def short_one_first(m, batch_size):
    return batch_sizes(m, batch_size)[::-1]


@updates.case("50,000 examples in batches of 128")
def book(implementation):
    return implementation.updates(50_000, 128, 1)


updates.call_case("a batch size that divides", 960, 32, 3)
updates.call_case("fewer examples than a batch holds", 7, 12, 5)


@updates.random_case("other trainings", n=4)
def others(implementation, rng):
    batch_size, epochs = int(rng.integers(5, 40)), int(rng.integers(2, 9))
    return [implementation.updates(m, batch_size, epochs) for m in (int(rng.integers(100, 999)), 12 * batch_size)]


@updates.random_case("sizes of mini-batches", n=4, weight=2, alone=True)
def sizes(implementation, rng):
    batch = int(rng.integers(5, 20))
    rest = int(rng.integers(1, batch - 2))
    return [
        implementation.batch_sizes(4 * batch + rest, batch),
        implementation.batch_sizes(3 * batch, batch),
        implementation.batch_sizes(rest, batch),
    ]
