"""ch12.mp3  Schedule explorer: the log behind the picture.    Chapter 12, mini project 3"""

import numpy as np

from dlgrade import exercise

NAMES = ["constant", "step", "exponential", "cosine", "warm-up + cosine"]


def draw(log: np.ndarray, path: str = "schedules.png") -> None:
    """Draw what `explore` returns; for you to look at, not graded (needs matplotlib)."""
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(9, 5))
    for name, rates in zip(NAMES, np.asarray(log).T, strict=True):
        axes.plot(rates, label=name)
    axes.set_xlabel("epoch")
    axes.set_ylabel("learning rate")
    axes.legend()
    figure.savefig(path, dpi=120)
    plt.close(figure)


@exercise(
    points=7,
    topics=("learning-rate-schedules", "logging"),
    hints=(
        "How many rows must the log have for 200 epochs, and what are the numbers of the first and of the last row?",
        "Write one column at a time; np.arange(epochs) holds the numbers of all epochs, and arithmetic with it gives a "
        "whole column at once. np.where chooses between the two halves of the last schedule, epoch by epoch.",
        "The cosine would reach 0 in epoch number ``epochs``, which is one after the last: the last entry is small but "
        "not 0. The cosine after warm-up has its own age and its own length.",
        "summary: all five answers are reductions along one axis of the log; which axis are the epochs? "
        "descend: one multiplication for each rate, as the gradient of J = curvature w^2 / 2 is curvature * w.",
    ),
)
def explore(epochs: int, peak: float) -> np.ndarray:
    """The log of five schedules: an array (epochs, 5), one row for each epoch 0, 1, ..., epochs - 1.

    Columns in the order of NAMES (given above), with t the epoch's number:
        constant          peak
        step              halved after every 50 epochs: epoch 50 is the first with peak / 2
        exponential       peak * e^(-0.02 t)
        cosine            peak / 2 * (1 + cos(pi t / epochs)), floor 0
        warm-up + cosine  t < 20: peak * t / 20 (epoch 0 has rate 0); then a half cosine that starts at the peak in
                          epoch 20 and would reach 0 in epoch number ``epochs``.  epochs is at least 30.

    Example: explore(200, 0.01), row 100, is [0.01, 0.0025, 0.0013534, 0.005, 0.0058682]. `draw` makes the picture.
    """
    t = np.arange(epochs)
    columns = [
        np.full(epochs, peak),
        peak * 0.5 ** (t // 50),
        peak * np.exp(-0.02 * t),
        peak * 0.5 * (1 + np.cos(np.pi * t / epochs)),
        np.where(t < 20, peak * t / 20, peak * 0.5 * (1 + np.cos(np.pi * (t - 20) / (epochs - 20)))),
    ]
    return np.stack(columns, axis=1)


@explore.part
def summary(log: np.ndarray) -> dict[str, np.ndarray]:
    """What the picture shows, as numbers: five entries for each key, one for each column of ``log`` (epochs, 5).

    "largest" : the largest rate        "at"    : the epoch of the largest rate (the first, if there are several)
    "last"    : the rate of the last row    "mean" : the mean rate over the epochs
    "low"     : how many epochs have a rate below a tenth of that schedule's largest
    For explore(200, 0.01), "at" is [0, 0, 0, 0, 20].
    """
    log = np.asarray(log)
    return {
        "largest": log.max(axis=0),
        "at": log.argmax(axis=0),
        "last": log[-1],
        "mean": log.mean(axis=0),
        "low": (log < 0.1 * log.max(axis=0)).sum(axis=0),
    }


@explore.part
def descend(rates: np.ndarray, curvature: float, start: float) -> list[float]:
    """The effect on training: w after each step of gradient descent on J(w) = curvature * w^2 / 2.

    rates : one learning rate for each step;  start : w before the first step  ->  as many values as rates.
    Example: rates [0, 0.5, 0.25], curvature 2, start 8 gives [8, 0, 0]; rates [0.25, 1.5] give [4, -8]: 1.5 is more
    than 2 / curvature, so |w| grows.
    """
    path, w = [], start
    for rate in rates:
        w = w - rate * curvature * w
        path.append(w)
    return path


@explore.alternative
def row_by_row(epochs, peak):
    rows = []
    for t in range(epochs):
        row = [peak, peak / 2 ** int(t / 50), peak * np.exp(-t / 50), peak * np.cos(np.pi * t / (2 * epochs)) ** 2]
        row.append(t * peak / 20 if t < 20 else peak * np.cos(np.pi / 2 * (t - 20) / (epochs - 20)) ** 2)
        rows.append(row)
    return rows


@explore.alternative(of="summary")
def column_by_column(log):
    found = {"largest": [], "at": [], "last": [], "mean": [], "low": []}
    for j in range(len(log[0])):
        column = [float(row[j]) for row in log]
        found["largest"].append(max(column))
        found["at"].append(column.index(max(column)))
        found["last"].append(column[-1])
        found["mean"].append(sum(column) / len(column))
        found["low"].append(len([r for r in column if r < max(column) / 10]))
    return found


@explore.alternative(of="descend")
def by_products(rates, curvature, start):
    return start * np.cumprod(1 - curvature * np.asarray(rates))


explore.mistake(
    "The first drop of the step schedule comes after epoch 50.",
    name="step_one_late",
    edit=("t // 50", "np.maximum(t - 1, 0) // 50"),
)
explore.mistake(
    "The last epoch must have rate 0, so the cosine runs over epochs - 1.",
    name="last_epoch_is_zero",
    edit=("np.pi * t / epochs", "np.pi * t / (epochs - 1)"),
)
explore.mistake(
    "After warm-up the cosine is the same as without warm-up.",
    name="cosine_not_shifted",
    edit=("np.pi * (t - 20) / (epochs - 20)", "np.pi * t / epochs"),
)
explore.mistake(
    "Warm-up gives the first epoch a twentieth of the peak.",
    name="warmup_one_ahead",
    edit=("np.where(t < 20, peak * t / 20", "np.where(t < 20, peak * (t + 1) / 20"),
)
explore.mistake("Decay is by powers of 2.", name="base_two", edit=("np.exp(-0.02 * t)", "2.0 ** (-0.02 * t)"))
explore.mistake("Epochs count from 1.", name="epochs_from_one", edit=("np.arange(epochs)", "np.arange(1, epochs + 1)"))
explore.mistake(
    "A schedule is a row of the log.",
    name="schedules_in_rows",
    edit=("np.stack(columns, axis=1)", "np.stack(columns)"),
)
explore.mistake(
    "Every schedule starts at its largest rate.",
    name="largest_is_first",
    of="summary",
    edit=(("log.max(axis=0),", "log[0],"), ("log.argmax(axis=0)", "np.zeros(log.shape[1], dtype=int)")),
)
explore.mistake(
    "A tenth of the largest rate is one number for the whole log.",
    name="one_largest_for_all",
    of="summary",
    edit=("0.1 * log.max(axis=0)", "0.1 * log.max()"),
)
explore.mistake(
    "The mean rate is half way between the first and the last.",
    name="mean_of_ends",
    of="summary",
    edit=("log.mean(axis=0)", "(log[0] + log[-1]) / 2"),
)
explore.mistake(
    "The gradient of curvature w^2 / 2 is w.",
    name="curvature_forgotten",
    of="descend",
    edit=("rate * curvature * w", "rate * w"),
)
explore.mistake(
    "The path begins with the start.",
    name="w_before_the_step",
    of="descend",
    edit=(
        "        w = w - rate * curvature * w\n        path.append(w)",
        "        path.append(w)\n        w = w - rate * curvature * w",
    ),
)


explore.mistake(
    "After the warm-up the cosine takes as long as the whole run.",
    name="second_cosine_too_long",
    edit=("(t - 20) / (epochs - 20)", "(t - 20) / epochs"),
)

explore.mistake(
    "Exponential decay takes off 2 percent in each epoch.",
    name="discrete_decay",
    edit=("np.exp(-0.02 * t)", "0.98**t"),
)

explore.mistake(
    "The path begins with the start.",
    name="start_listed",
    of="descend",
    edit=("path, w = [], start", "path, w = [start], start"),
)


explore.mistake(
    "A rate of exactly a tenth lies below a tenth.",
    name="tenth_included",
    of="summary",
    edit=("log < 0.1 * log.max(axis=0)", "log <= 0.1 * log.max(axis=0)"),
)


explore.mistake(
    "The step schedule halves the rate smoothly over 50 epochs.", name="no_whole_blocks", edit=("(t // 50)", "(t / 50)")
)


explore.mistake(
    "low is a share of the epochs.",
    name="share_for_count",
    of="summary",
    edit=("(log < 0.1 * log.max(axis=0)).sum(axis=0)", "(log < 0.1 * log.max(axis=0)).mean(axis=0)"),
)


explore.mistake(
    "Of several largest rates the last one counts.",
    name="last_of_equals",
    of="summary",
    edit=("log.argmax(axis=0)", "len(log) - 1 - log[::-1].argmax(axis=0)"),
)


explore.mistake(
    "The gradient of J is J itself.",
    name="cost_for_gradient",
    of="descend",
    edit=("rate * curvature * w", "rate * curvature * w * w / 2"),
)


explore.mistake(
    "The derivative of curvature w^2 / 2 is 2 curvature w.",
    name="gradient_doubled",
    of="descend",
    edit=("rate * curvature * w", "rate * 2 * curvature * w"),
)


explore.mistake(
    "All steps use the gradient at the start.",
    name="gradient_of_the_start",
    of="descend",
    edit=("rate * curvature * w", "rate * curvature * start"),
)


explore.mistake("A step follows the gradient.", name="ascent", of="descend", edit=("w - rate", "w + rate"))


@explore.case("200 epochs, peak 0.01", weight=2, required=True)
def book(implementation):
    return np.asarray(implementation.explore(200, 0.01))


@explore.random_case("constant, step and exponential in other runs", n=2)
def simple_columns(implementation, rng):
    log = np.asarray(implementation.explore(int(rng.integers(110, 170)), float(rng.uniform(0.1, 2))))
    return [*log.shape, log[:, :3]]


@explore.random_case("cosine, with and without warm-up, in other runs", n=2, weight=1.5)
def cosine_columns(implementation, rng):
    log = np.asarray(implementation.explore(int(rng.integers(40, 90)), float(rng.uniform(0.1, 2))))
    return log[:, 3:]


@explore.random_case("summary of a log", n=3, weight=1.5)
def summaries(implementation, rng):
    scale = np.array([1.0, 0.2, 3.0, 0.7, 1.5])
    return implementation.summary(rng.permutation(np.linspace(0.01, 1, 45) ** 2).reshape(9, 5) * scale)


@explore.case("descend: the worked values")
def worked(implementation):
    return implementation.descend(np.array([0.0, 0.5, 0.25]), 2.0, 8.0), implementation.descend([0.25, 1.5], 2.0, 8.0)


@explore.random_case("descend: other rates", n=2)
def descents(implementation, rng):
    return implementation.descend(rng.uniform(0.05, 0.5, size=7), float(rng.uniform(1.5, 3)), 5.0)


@explore.case("a rate of exactly a tenth, and several largest rates")
def exact_tenth(implementation):
    found = implementation.summary(np.array([2.0, 10.0, 1.0, 10.0, 0.5])[:, None] * np.ones(5))
    return found["low"], found["at"]
