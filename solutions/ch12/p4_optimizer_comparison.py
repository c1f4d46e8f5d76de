"""ch12.p4  Compare optimizers fairly.    Chapter 12, the optimizer comparison"""

import numpy as np

from dlgrade import exercise

NAMES = ("sgd", "heavy ball", "ema", "rmsprop", "adam")


@exercise(
    points=12,
    topics=("optimizers", "protocol", "learning-rate", "momentum"),
    hints=(
        "Suppose one optimizer was tried with three learning rates and another with one. What does the winner's name "
        "then tell you?",
        "Every run starts afresh: the start's own numbers, zero velocity, zero moments, t = 1. Two things may never be "
        "shared by runs: the array that moves, and the optimizer's memory.",
        "On a constant gradient g the heavy ball's velocity grows to g / (1 - beta), the moving average's only to g. So "
        "which learning rate makes the two take the same steps?",
        "Plan: loops over the names, the grid and the starts. Average the validation losses over the starts, keep the "
        "rate with the smallest mean, and only then compute the test loss, for the runs with that rate.",
    ),
)
def compare(
    data: dict[str, tuple[np.ndarray, np.ndarray]],
    starts: list[np.ndarray],
    steps: int,
    grid: list[float],
) -> dict[str, dict[str, float]]:
    """A fair table of five optimizers on one task: {name: {"rate", "val", "test", "gradients"}} for all NAMES.

    data   : {"train": (X, y), "val": (X, y), "test": (X, y)}, X (n, m) with examples as columns, y (m,).
    starts : parameter vectors (n,).   steps : updates per run.   grid : learning rates, smallest first.

    Protocol, the same budget for all: each optimizer is run (your `run`) from EVERY start with EVERY rate of its grid,
    ``steps`` full-batch steps on the training data each. The mean over the starts of the final validation loss (your
    `loss`) decides which rate is kept; of equals the first. Then
        "rate" : the rate kept         "val" : that mean of the validation losses
        "test" : the mean over the starts of the final TEST loss at that rate; test data decide nothing
        "gradients" : how many gradients this optimizer's runs computed in all: starts * rates * steps.
    The grid is used as it is, except by "ema": its rates are grid / (1 - 0.9), since its velocity is (1 - 0.9) times the
    heavy ball's. (The chapter's momentum is "ema", the frameworks' is "heavy ball"; at the same rate the first is ten
    times slower. With fair rates the two rows agree, except for "rate".)
    Example: 2 starts, 30 steps, a grid of 3: every row has "gradients" 180; if heavy ball keeps 0.01, ema keeps 0.1.
    """
    table = {}
    for name in NAMES:
        rates = [rate / (1 - 0.9) for rate in grid] if name == "ema" else list(grid)
        best = None
        for rate in rates:
            ends = [run(name, *data["train"], start, steps, rate) for start in starts]
            val = float(np.mean([loss(theta, *data["val"]) for theta in ends]))
            if best is None or val < best[1]:
                best = rate, val, ends
        rate, val, ends = best
        test = float(np.mean([loss(theta, *data["test"]) for theta in ends]))
        table[name] = {"rate": rate, "val": val, "test": test, "gradients": len(starts) * len(rates) * steps}
    return table


@compare.part
def loss(theta: np.ndarray, X: np.ndarray, y: np.ndarray) -> float:
    """Half the mean squared error of the linear model: sum over the m examples of (theta . x - y)^2, over 2 m.

    theta (n,), X (n, m), y (m,). Example: theta = [2], X = [[1, 3]], y = [0, 4]: (4 + 4) / 4 = 2.
    """
    return float(np.mean((theta @ X - y) ** 2) / 2)


@compare.part
def run(name: str, X: np.ndarray, y: np.ndarray, start: np.ndarray, steps: int, learning_rate: float) -> np.ndarray:
    """theta (n,) after ``steps`` full-batch steps from ``start`` by one optimizer; ``start`` stays as it is.

    The gradient is g = X (theta . X - y) / m. All memory (v, s, m) starts at zero; t = 1, 2, ...:
        "sgd"        : theta <- theta - rate g
        "heavy ball" : v <- 0.9 v + g,          theta <- theta - rate v
        "ema"        : v <- 0.9 v + 0.1 g,      theta <- theta - rate v
        "rmsprop"    : s <- 0.9 s + 0.1 g^2,    theta <- theta - rate g / (sqrt(s) + 1e-8)
        "adam"       : betas 0.9 and 0.999, both moments divided by 1 - beta^t, epsilon 1e-8 outside the root
    Example: X = [[1, 3]], y = [0, 4], start [2], rate 0.1: g = (1 * 2 + 3 * 2) / 2 = 4, one step of "sgd" ends at 1.6, of
    "heavy ball" as well, of "ema" at 1.96, of "adam" at 1.9.
    """
    theta = np.array(start, dtype=float)
    v, s = np.zeros_like(theta), np.zeros_like(theta)
    for t in range(1, steps + 1):
        g = X @ (theta @ X - y) / X.shape[1]
        if name == "sgd":
            move = g
        elif name == "heavy ball":
            v = 0.9 * v + g
            move = v
        elif name == "ema":
            v = 0.9 * v + 0.1 * g
            move = v
        elif name == "rmsprop":
            s = 0.9 * s + 0.1 * g**2
            move = g / (np.sqrt(s) + 1e-8)
        else:
            v = 0.9 * v + 0.1 * g
            s = 0.999 * s + 0.001 * g**2
            move = v / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
        theta = theta - learning_rate * move
    return theta


@compare.alternative
def with_arrays(data, starts, steps, grid):
    rows = {}
    for name in NAMES:
        factor = 10 if name == "ema" else 1
        ends = np.array([[run(name, *data["train"], s, steps, factor * r) for s in starts] for r in grid])
        val = np.array([[loss(theta, *data["val"]) for theta in row] for row in ends]).mean(axis=1)
        k = int(np.argmin(val))
        test = [loss(theta, *data["test"]) for theta in ends[k]]
        rows[name] = dict(
            rate=factor * grid[k], val=val[k], test=sum(test) / len(test), gradients=ends[..., 0].size * steps
        )
    return rows


@compare.alternative(of="loss")
def loss_in_a_loop(theta, X, y):
    total = 0.0
    for i in range(X.shape[1]):
        total += (np.dot(theta, X[:, i]) - y[i]) ** 2
    return total / (2 * len(y))


@compare.alternative(of="run")
def run_in_place(name, X, y, start, steps, learning_rate):
    theta = start.copy()
    memory = {"v": 0 * theta, "s": 0 * theta}
    b1, b2 = 0.9, 0.999 if name == "adam" else 0.9
    for t in range(steps):
        g = np.dot(X, np.dot(X.T, theta) - y) / len(y)
        memory["s"] += (1 - b2) * (g * g - memory["s"])
        memory["v"] *= b1
        memory["v"] += g if name == "heavy ball" else (1 - b1) * g
        if name == "sgd":
            theta -= learning_rate * g
        elif name == "rmsprop":
            theta -= learning_rate * g / (memory["s"] ** 0.5 + 1e-8)
        elif name == "adam":
            root = (memory["s"] / (1 - b2 ** (t + 1))) ** 0.5
            theta -= learning_rate * memory["v"] / (1 - b1 ** (t + 1)) / (root + 1e-8)
        else:
            theta -= learning_rate * memory["v"]
    return theta


compare.mistake(
    "One learning rate is one learning rate: both forms of momentum get the same grid.",
    name="ema_with_heavy_ball_rates",
    edit=("rate / (1 - 0.9) for rate in grid", "rate for rate in grid"),
)
compare.mistake(
    "The moving average needs the smaller rate: multiply by 1 - beta.",
    name="ema_rates_smaller",
    edit=("rate / (1 - 0.9) for rate in grid", "rate * (1 - 0.9) for rate in grid"),
)
compare.mistake(
    "The best rate is the one with the best test loss.",
    name="chosen_on_test",
    edit=('val = float(np.mean([loss(theta, *data["val"])', 'val = float(np.mean([loss(theta, *data["test"])'),
)
compare.mistake(
    "The best rate is the one with the best training loss.",
    name="chosen_on_train",
    edit=(
        ("best[1]:", "best[3]:"),
        ("best = rate, val, ends\n", "best = rate, val, ends, fit\n"),
        (
            "if best is None or val <",
            'fit = float(np.mean([loss(theta, *data["train"]) for theta in ends]))\n            if best is None or fit <',
        ),
        ("rate, val, ends = best\n", "rate, val, ends, _ = best\n"),
    ),
)
compare.mistake(
    "One start is enough.",
    name="first_start_only",
    edit=("for start in starts]", "for start in starts[:1]]"),
)
compare.mistake(
    "The default rate, the middle of the grid, will do for every optimizer.",
    name="no_tuning",
    edit=("for rate in rates:", "for rate in rates[len(rates) // 2 : len(rates) // 2 + 1]:"),
)
compare.mistake(
    "The smallest loss that any start reached is the optimizer's result.",
    name="best_start_reported",
    edit=(
        ('float(np.mean([loss(theta, *data["val"])', 'float(np.min([loss(theta, *data["val"])'),
        ('float(np.mean([loss(theta, *data["test"])', 'float(np.min([loss(theta, *data["test"])'),
    ),
)
compare.mistake(
    "The budget is the steps of the winning run.",
    name="budget_without_tuning",
    edit=("len(starts) * len(rates) * steps", "steps"),
)
compare.mistake(
    "The grid is searched again from where the last rate ended.",
    name="runs_continue",
    edit=(
        ("best = None\n", "best, starts_now = None, starts\n"),
        ("steps, rate) for start in starts]", "steps, rate) for start in starts_now]\n            starts_now = ends"),
    ),
)
compare.mistake(
    "The squared error's half is a matter of taste.",
    name="loss_without_half",
    of="loss",
    edit=("** 2) / 2", "** 2)"),
)
compare.mistake(
    "The gradient is a sum over the examples.",
    name="gradient_not_averaged",
    of="run",
    edit=("(theta @ X - y) / X.shape[1]", "(theta @ X - y)"),
)
compare.mistake(
    "Momentum with beta 0.9 is always 0.9 v + 0.1 g.",
    name="heavy_ball_as_ema",
    of="run",
    edit=("v = 0.9 * v + g\n", "v = 0.9 * v + 0.1 * g\n"),
)
compare.mistake(
    "Adam's moments need no correction.",
    name="adam_uncorrected",
    of="run",
    edit=("v / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)", "v / (np.sqrt(s) + 1e-8)"),
)
compare.mistake(
    "RMSprop divides by the average of the squares.",
    name="rmsprop_without_root",
    of="run",
    edit=("g / (np.sqrt(s) + 1e-8)", "g / (s + 1e-8)"),
)


def _task(seed, n=3):
    rng = np.random.default_rng(seed)
    truth, scales = rng.normal(size=n), np.array([1.0, 0.5, 1.6])
    data = {}
    for name, m, noise in (("train", 7, 0.9), ("val", 5, 0.6), ("test", 6, 0.6)):
        X = scales[:, None] * rng.normal(size=(n, m))
        data[name] = X, truth @ X + noise * rng.normal(size=m)
    return data, [rng.normal(size=n), 2 * rng.normal(size=n)]


compare.mistake(
    "Of equally good rates the last is kept.",
    name="last_of_equals",
    edit=("val < best[1]", "val <= best[1]"),
)

compare.mistake(
    "The rate is chosen by the test loss and reported with its validation loss.",
    name="rates_chosen_on_test",
    edit=(
        "            if best is None or val < best[1]:\n                best = rate, val, ends\n        rate, val, ends = best\n",
        '            seen = float(np.mean([loss(theta, *data["test"]) for theta in ends]))\n            if best is None or seen < best[3]:\n                best = rate, val, ends, seen\n        rate, val, ends, _ = best\n',
    ),
)

compare.mistake(
    "RMSprop averages with 0.999, as Adam does.",
    name="rmsprop_with_adams_beta",
    of="run",
    edit=("s = 0.9 * s + 0.1 * g**2", "s = 0.999 * s + 0.001 * g**2"),
)

compare.mistake(
    "A rate is as good as its best start.",
    name="best_start_decides",
    edit=(
        'val = float(np.mean([loss(theta, *data["val"]) for theta in ends]))',
        'val = min(loss(theta, *data["val"]) for theta in ends)',
    ),
)


compare.mistake(
    "A gradient step goes through all examples: each is a gradient.",
    name="examples_counted",
    edit=("len(starts) * len(rates) * steps", 'len(starts) * len(rates) * steps * data["train"][0].shape[1]'),
)


compare.mistake(
    "Only the runs at the kept rate cost something.",
    name="kept_runs_counted",
    edit=("len(starts) * len(rates) * steps", "len(starts) * steps"),
)


compare.mistake(
    "The derivative of the square leaves a factor 2.",
    name="gradient_doubled",
    of="run",
    edit=("g = X @ (theta @ X - y) / X.shape[1]", "g = 2 * X @ (theta @ X - y) / X.shape[1]"),
)


compare.mistake(
    "The loss that decided is the result, so it stands for the test as well.",
    name="validation_for_test",
    edit=('*data["test"]', '*data["val"]'),
)


compare.mistake(
    "RMSprop's epsilon keeps the root from being taken of 0.",
    name="rmsprop_epsilon_inside",
    of="run",
    edit=("g / (np.sqrt(s) + 1e-8)", "g / np.sqrt(s + 1e-8)"),
)


compare.mistake(
    "steps updates have steps - 1 steps between them.",
    name="one_step_short",
    of="run",
    edit=("range(1, steps + 1)", "range(1, steps)"),
)


@compare.case("the whole table", weight=3, required=True)
def table(implementation):
    data, starts = _task(_SEED)
    return implementation.compare(data, starts, 14, [0.003, 0.03, 0.1])


@compare.case("heavy ball and moving average agree at fair rates", weight=1)
def agree(implementation):
    data, starts = _task(5)
    rows = implementation.compare(data, starts, 9, [0.002, 0.01, 0.05])
    return [[float(rows[name][key]) for key in ("rate", "val", "test")] for name in ("heavy ball", "ema")]


@compare.random_case("loss", n=3)
def losses(implementation, rng):
    return implementation.loss(rng.normal(size=3), rng.normal(size=(3, 5)), rng.normal(size=5))


@compare.random_case("run: each optimizer for three steps", n=3, weight=2, required=True)
def short_runs(implementation, rng):
    X, y, start = rng.normal(size=(3, 5)), rng.normal(size=5), rng.normal(size=3)
    return {name: implementation.run(name, X, y, start, 3, 0.05) for name in NAMES}


@compare.random_case("run: very small gradients", n=2)
def tiny_gradients(implementation, rng):
    X, y, start = 1e-3 * rng.normal(size=(3, 5)), 1e-2 * rng.normal(size=5), 0.1 * rng.normal(size=3)
    return {name: implementation.run(name, X, y, start, 3, 0.05) for name in ("rmsprop", "adam")}


@compare.case("run: twice from one start")
def twice(implementation):
    data, starts = _task(8)
    X, y = data["train"]
    return [implementation.run("adam", X, y, starts[0], 2, 0.1), implementation.run("adam", X, y, starts[0], 2, 0.1)]


_SEED = 103  # the best rate by validation is neither the best by test nor the best by training


@compare.case("of equally good rates the first is kept")
def equals(implementation):
    data = {name: (np.ones((2, m)), np.zeros(m)) for name, m in (("train", 3), ("val", 4), ("test", 5))}
    rows = implementation.compare(data, [np.zeros(2)], 2, [0.01, 0.1])  # every run stays at 0, where every loss is 0
    return [float(rows[name]["rate"]) for name in NAMES]
