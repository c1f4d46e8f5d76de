"""ch12.mp2  The optimizer dashboard as logged data.    Chapter 12, mini project 2"""

from collections.abc import Callable
from typing import Any

import numpy as np

from dlgrade import exercise

Row = dict[str, Any]


@exercise(
    points=10,
    topics=("optimizers", "protocol", "logging", "learning-rate"),
    hints=(
        "The book's dashboard announces several data sets and shows one; its accuracy axis begins at 80. What would a "
        "reader of that picture never learn?",
        "Read the clock right before and right after train, and nowhere else. What else would the seconds measure?",
        "A run can fail in two ways: its costs stop being numbers (np.isfinite), or they end no lower than they began. A "
        "failed run keeps its row; it only cannot win.",
        "Plan: two loops, data sets outside, optimizers inside. start = clock(); train; seconds = clock() - start. Epochs to "
        "the target: walk through the costs with enumerate from 1, stop at the first one that is at most the target.",
    ),
)
def dashboard(
    data_sets: dict[str, tuple[np.ndarray, np.ndarray]],
    rates: dict[str, float],
    train: Callable[[str, float, np.ndarray, np.ndarray], tuple[Any, list[float]]],
    accuracy: Callable[[Any, np.ndarray, np.ndarray], float],
    clock: Callable[[], float],
    target: float,
) -> list[Row]:
    """One row for every pair of data set and optimizer, all data sets times all optimizers.

    data_sets : name -> (X, Y).   rates : name of the optimizer -> its learning rate.
    train(optimizer, rate, X, Y) -> (model, costs), the cost of every epoch; accuracy(model, X, Y) -> percent;
    clock() -> seconds. All three are handed in; call train and accuracy once for each pair.
    A row is {"data", "optimizer", "rate": as given,
              "costs"   : the costs as train returned them,
              "reached" : the number of the first epoch, counted from 1, whose cost is <= target; None if there is none,
              "accuracy": what accuracy said, in percent,
              "seconds" : the clock after train minus the clock before it; nothing else is timed,
              "failed"  : True if any cost is not finite, or the last cost is not below the first; else False}
    Rows come in the order of the dicts, data sets first: (d1, o1), (d1, o2), ..., (d2, o1), ... Failed runs keep their row.
    Example: costs [0.8, 0.5, 0.3, 0.4] with target 0.5 reach it in epoch 2, and the run has not failed.
    """
    rows = []
    for data, (X, Y) in data_sets.items():
        for optimizer, rate in rates.items():
            start = clock()
            model, costs = train(optimizer, rate, X, Y)
            seconds = clock() - start
            reached = next((epoch for epoch, cost in enumerate(costs, start=1) if cost <= target), None)
            failed = not all(np.isfinite(costs)) or costs[-1] >= costs[0]
            rows.append(
                {
                    "data": data,
                    "optimizer": optimizer,
                    "rate": rate,
                    "costs": costs,
                    "reached": reached,
                    "accuracy": accuracy(model, X, Y),
                    "seconds": seconds,
                    "failed": bool(failed),
                }
            )
    return rows


@dashboard.part
def winners(rows: list[Row]) -> dict[str, str]:
    """data set -> the optimizer with the highest accuracy there; of equals the one with the lower last cost.

    Failed runs cannot win; a data set on which all failed maps to "none". Example: rows of one data set with accuracies
    90 (last cost 0.3), 95 (0.4), 95 (0.2), none failed: the third wins.
    """
    best = {}
    for row in rows:
        name = row["data"]
        best.setdefault(name, None)
        if row["failed"]:
            continue
        score = row["accuracy"], -row["costs"][-1]
        if best[name] is None or score > best[name][0]:
            best[name] = score, row["optimizer"]
    return {name: "none" if found is None else found[1] for name, found in best.items()}


@dashboard.part
def fair_rates(alpha: float, beta: float) -> dict[str, float]:
    """Rates at which three optimizers end up taking equal steps on a constant gradient g: {"sgd", "ema", "heavy ball"}.

    "sgd" moves by alpha g. "ema" (the chapter's momentum, v = beta v + (1 - beta) g) and "heavy ball" (v = beta v + g)
    move by their rate times v; give both the rate at which, once v has settled, they move by alpha g as well.
    Example: alpha = 0.01, beta = 0.75: v settles at g and at 4 g, so the rates are 0.01, 0.01 and 0.0025.
    """
    return {"sgd": alpha, "ema": alpha, "heavy ball": alpha * (1 - beta)}


@dashboard.alternative
def with_helpers_and_indices(data_sets, rates, train, accuracy, clock, target):
    def first_epoch(costs):
        for i in range(len(costs)):
            if costs[i] <= target:
                return i + 1
        return None

    table = []
    for name in data_sets:
        X, Y = data_sets[name]
        for opt in rates:
            row = {"data": name, "optimizer": opt, "rate": rates[opt]}
            t0 = clock()
            model, row["costs"] = train(opt, rates[opt], X, Y)
            t1 = clock()
            row["seconds"] = t1 - t0
            row["reached"] = first_epoch(row["costs"])
            c = np.array(row["costs"])
            row["failed"] = np.isnan(c).any() or np.isinf(c).any() or not c[-1] < c[0]
            row["accuracy"] = accuracy(model, X, Y)
            table += [row]
    return table


@dashboard.alternative(of="winners")
def winners_by_sorting(rows):
    names = list(dict.fromkeys(r["data"] for r in rows))
    result = {n: "none" for n in names}
    for r in sorted(rows, key=lambda r: (r["accuracy"], -r["costs"][-1])):
        if not r["failed"]:
            result[r["data"]] = r["optimizer"]
    return result


@dashboard.alternative(of="fair_rates")
def rates_by_running(alpha, beta):
    v = h = 0.0
    for _ in range(5000):
        v = beta * v + (1 - beta)
        h = beta * h + 1
    return dict(zip(["sgd", "ema", "heavy ball"], [alpha, alpha / v, alpha / h], strict=True))


dashboard.mistake(
    "Epochs are counted from 0.", name="epochs_from_zero", edit=("enumerate(costs, start=1)", "enumerate(costs)")
)
dashboard.mistake(
    "The target is reached in the epoch with the lowest cost.",
    name="epoch_of_minimum",
    edit=(
        "next((epoch for epoch, cost in enumerate(costs, start=1) if cost <= target), None)",
        "int(np.argmin(costs)) + 1 if min(costs) <= target else None",
    ),
)
dashboard.mistake(
    "A run that never reaches the target took all its epochs.",
    name="never_is_the_last_epoch",
    edit=("if cost <= target), None)", "if cost <= target), len(costs))"),
)
dashboard.mistake(
    "The time of a run includes its evaluation.",
    name="evaluation_timed",
    edit=(
        (
            "            seconds = clock() - start\n",
            "            percent = accuracy(model, X, Y)\n            seconds = clock() - start\n",
        ),
        ('"accuracy": accuracy(model, X, Y)', '"accuracy": percent'),
    ),
)
dashboard.mistake(
    "The clock is started once, before the loops.",
    name="clock_started_once",
    edit=(("            start = clock()\n", ""), ("    rows = []\n", "    rows, start = [], clock()\n")),
)
dashboard.mistake(
    "One data set shows it all.",
    name="one_data_set",
    edit=("in data_sets.items():", "in list(data_sets.items())[:1]:"),
)
dashboard.mistake(
    "A run that failed has nothing to show and is left out.",
    name="failures_left_out",
    edit=("            rows.append(", "            if failed:\n                continue\n            rows.append("),
)
dashboard.mistake(
    "Only a cost that is not a number is a failure.",
    name="only_nan_fails",
    edit=(" or costs[-1] >= costs[0]", ""),
)
dashboard.mistake(
    "As long as the last cost is not above the first, the run has learned.",
    name="standing_still_passes",
    edit=("costs[-1] >= costs[0]", "costs[-1] > costs[0]"),
)
dashboard.mistake(
    "Accuracy is a fraction.",
    name="fraction",
    edit=('"accuracy": accuracy(model, X, Y)', '"accuracy": accuracy(model, X, Y) / 100'),
)
dashboard.mistake(
    "The lowest cost wins.",
    name="lowest_cost_wins",
    of="winners",
    edit=('row["accuracy"], -row["costs"][-1]', '-row["costs"][-1], row["accuracy"]'),
)
dashboard.mistake(
    "The highest accuracy wins, whatever the costs did.",
    name="failed_may_win",
    of="winners",
    edit=('if row["failed"]:', "if False:"),
)
dashboard.mistake(
    "Of equals, the first one wins.",
    name="first_of_equals",
    of="winners",
    edit=('score = row["accuracy"], -row["costs"][-1]', 'score = row["accuracy"], 0'),
)
dashboard.mistake(
    "A data set on which all failed has no winner and no entry.",
    name="no_entry_without_winner",
    of="winners",
    edit=(
        '{name: "none" if found is None else found[1] for name, found in best.items()}',
        "{name: found[1] for name, found in best.items() if found}",
    ),
)
dashboard.mistake(
    "Momentum is stronger, so the chapter's form gets a rate smaller by 1 - beta.",
    name="ema_rate_reduced",
    of="fair_rates",
    edit=('"ema": alpha,', '"ema": alpha * (1 - beta),'),
)
dashboard.mistake(
    "Every optimizer gets the same rate; that is fair.",
    name="same_rate_for_all",
    of="fair_rates",
    edit=("alpha * (1 - beta)", "alpha"),
)
dashboard.mistake(
    "The heavy ball needs the larger rate.",
    name="heavy_ball_rate_raised",
    of="fair_rates",
    edit=("alpha * (1 - beta)", "alpha / (1 - beta)"),
)

_COSTS = {
    ("moons", "sgd"): [0.9, 0.7, 0.5, 0.45],
    ("moons", "ema"): [0.9, 0.4, 0.3, 0.6],
    ("moons", "adam"): [0.7, 0.8, 0.9, 0.7],
    ("rings", "sgd"): [0.8, 0.75, 0.72, 0.71],
    ("rings", "ema"): [0.8, float("inf"), 0.3, 0.2],
    ("rings", "adam"): [0.6, 0.55, 0.5, 0.35],
    ("steps", "sgd"): [0.4, 0.5, 0.6, 0.65],
    ("steps", "ema"): [0.5, 0.49, 0.6, 0.45],
    ("steps", "adam"): [0.55, 0.52, 0.7, 0.9],
}


def _play(implementation, names, optimizers, played=_COSTS):
    """Runs played from a list; the clock moves only when something is called."""
    now, calls = [100.0], []
    data_sets = {n: (np.full((2, 3), float(i)), np.zeros((1, 3))) for i, n in enumerate(names)}

    def clock():
        return now[0]

    def train(optimizer, rate, X, Y):
        data = names[int(X[0, 0])]
        calls.append(["train", data, optimizer, rate])
        now[0] += 1.0 + 0.25 * len(calls)
        return [data, optimizer], list(played[data, optimizer])

    def accuracy(model, X, Y):
        calls.append(["accuracy", *model, int(X[0, 0])])
        now[0] += 8.0
        return 70.0 + 3 * len(model[0]) + 2 * len(model[1]) + len(calls) % 3

    rows = implementation.dashboard(data_sets, optimizers, train, accuracy, clock, 0.5)
    keys = ("data", "optimizer", "rate", "costs", "reached", "accuracy", "seconds", "failed")
    return [{k: r[k] for k in keys} for r in rows], sorted(map(str, calls))


dashboard.mistake(
    "The target is reached when the cost lies below it.",
    name="target_to_be_beaten",
    edit=("cost <= target", "cost < target"),
)

dashboard.mistake(
    "Only the last cost tells whether a run has failed.",
    name="only_the_last_cost_counts",
    edit=("not all(np.isfinite(costs))", "not np.isfinite(costs[-1])"),
)

dashboard.mistake(
    "A moving average takes only the share 1 - beta of each gradient, so its rate is raised.",
    name="ema_rate_raised",
    of="fair_rates",
    edit=('"ema": alpha,', '"ema": alpha / (1 - beta),'),
)


dashboard.mistake(
    "Of equally accurate runs the one with the higher last cost wins.",
    name="higher_cost_of_equals",
    of="winners",
    edit=('-row["costs"][-1]', 'row["costs"][-1]'),
)


dashboard.mistake(
    "Failed runs are no rows: they have nothing to compare.",
    name="failed_left_out",
    edit=("    return rows", '    return [row for row in rows if not row["failed"]]'),
)


@dashboard.mistake("Optimizers are the outer loop.")
def optimizers_first(data_sets, rates, train, accuracy, clock, target):
    return [
        row
        for optimizer, rate in rates.items()
        for row in dashboard(data_sets, {optimizer: rate}, train, accuracy, clock, target)
    ]


dashboard.mistake(
    "Of equally accurate runs the one with the lowest cost of any epoch wins.",
    name="lowest_cost_ever",
    of="winners",
    edit=('-row["costs"][-1]', '-min(row["costs"])'),
)


dashboard.mistake(
    "A heavy ball keeps the share beta, so its rate is beta times as large.",
    name="heavy_ball_times_beta",
    of="fair_rates",
    edit=("alpha * (1 - beta)", "alpha * beta"),
)


@dashboard.case("three data sets, three optimizers", weight=3, required=True)
def three_by_three(implementation):
    return _play(implementation, ["moons", "rings", "steps"], {"sgd": 0.01, "ema": 0.02, "adam": 0.001})


@dashboard.random_case("drawn runs, another order", n=3, weight=2)
def two_by_two(implementation, rng):
    names, rates = ["steps", "moons"], {"adam": 0.002, "sgd": 0.03, "ema": 0.1}
    played = {
        (name, optimizer): [float(c) for c in rng.permutation(np.arange(20, 95, 5))[: int(rng.integers(2, 6))] / 100]
        for name in names
        for optimizer in rates
    }
    return _play(implementation, names, rates, played)


def _row(data, optimizer, accuracy, last, failed):
    return {"data": data, "optimizer": optimizer, "accuracy": accuracy, "costs": [0.9, 0.5, last], "failed": failed}


@dashboard.case("winners", weight=2)
def all_winners(implementation):
    return implementation.winners(
        [
            _row("a", "sgd", 90.0, 0.2, False),
            _row("b", "sgd", 91.0, 0.3, False),
            _row("a", "adam", 95.0, 0.35, False),
            _row("a", "ema", 95.0, 0.3, False),
            _row("b", "ema", 97.0, 1.2, True),
            _row("c", "adam", 50.0, 0.95, True),
            _row("a", "rmsprop", 95.0, 0.4, False),
            {**_row("d", "sgd", 80.0, 0.4, False), "costs": [0.9, 0.1, 0.4]},
            _row("d", "ema", 80.0, 0.35, False),
        ]
    )


@dashboard.random_case("winners of drawn runs", n=3, weight=2)
def other_winners(implementation, rng):
    costs = iter(rng.permutation(np.arange(1, 41)) / 50)  # no two alike, so that every tie is broken
    rows = [
        {
            **_row(data, optimizer, float(accuracy), 0.0, bool(rng.random() < 0.3)),
            "costs": [0.9, float(next(costs)), float(next(costs))],
        }
        for data in "abc"
        for optimizer, accuracy in zip(("sgd", "ema", "adam", "rmsprop"), rng.integers(90, 93, size=4), strict=True)
    ]
    return implementation.winners([rows[i] for i in rng.permutation(len(rows))])


@dashboard.random_case("fair_rates", n=3)
def rates_of(implementation, rng):
    return implementation.fair_rates(float(rng.uniform(0.001, 0.2)), float(rng.uniform(0.3, 0.97)))
