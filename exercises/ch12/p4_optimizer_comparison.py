"""ch12.p4  Compare optimizers fairly.    Chapter 12, the optimizer comparison"""

import numpy as np

NAMES = ("sgd", "heavy ball", "ema", "rmsprop", "adam")


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
    raise NotImplementedError("ch12.p4")


def loss(theta: np.ndarray, X: np.ndarray, y: np.ndarray) -> float:
    """Half the mean squared error of the linear model: sum over the m examples of (theta . x - y)^2, over 2 m.

    theta (n,), X (n, m), y (m,). Example: theta = [2], X = [[1, 3]], y = [0, 4]: (4 + 4) / 4 = 2.
    """
    raise NotImplementedError("ch12.p4")


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
    raise NotImplementedError("ch12.p4")
