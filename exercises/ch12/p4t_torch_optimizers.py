"""ch12.p4t  Compare optimizers fairly, in PyTorch.    Chapter 12, the optimizer comparison"""

import numpy as np
import torch

NAMES = ("sgd", "heavy ball", "ema", "rmsprop", "adam", "adamw")


def predict(weights: dict[str, torch.Tensor], X: torch.Tensor) -> torch.Tensor:
    """The network: X (m, n0), examples in ROWS as PyTorch has them  ->  (m, 1), one number for each example."""
    hidden = torch.tanh(X @ weights["W1"].T + weights["b1"])
    return hidden @ weights["W2"].T + weights["b2"]


def compare(
    data: dict[str, tuple[np.ndarray, np.ndarray]],
    starts: list[dict[str, np.ndarray]],
    steps: int,
    grid: list[float],
) -> dict[str, dict[str, float]]:
    """A fair table of six of PyTorch's optimizers: {name: {"rate", "val", "test", "gradients"}} for all NAMES.

    data   : {"train": (X, y), "val": (X, y), "test": (X, y)}, X (m, n0) with examples in rows, y (m,), float64.
    starts : dicts "W1" (n1, n0), "b1" (n1,), "W2" (1, n1), "b2" (1,) of float64 arrays; leave them as they are.
    steps  : updates per run.   grid : learning rates, smallest first.

    Protocol, the same budget for all, as in ch12.p4: each optimizer is run (your `run`) from EVERY start with EVERY rate
    of its grid, ``steps`` full-batch steps on the training data each. The mean over the starts of the final validation
    loss (your `loss`) decides which rate is kept; of equals the first. A mean that is nan or inf (a run blew up) is
    never kept; the cases leave every optimizer a rate that works. Then
        "rate" : the rate kept         "val" : that mean of the validation losses
        "test" : the mean over the starts of the final TEST loss at that rate; test data decide nothing
        "gradients" : how many gradients this optimizer's runs computed in all: starts * rates * steps.
    The grid is used as it is, except by "ema": its rates are grid / (1 - 0.9), since its velocity is (1 - 0.9) times the
    heavy ball's. With fair rates these two rows agree, except for "rate".
    Numbers are Python or NumPy numbers, not tensors.
    Example: 2 starts, 30 steps, a grid of 3: every row has "gradients" 180; if heavy ball keeps 0.01, ema keeps 0.1.
    """
    raise NotImplementedError("ch12.p4t")


def loss(parameters: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray) -> float:
    """Half the mean squared error of the network: sum over the m examples of (prediction - y)^2, over 2 m.

    parameters : arrays as in ``starts``, X (m, n0), y (m,)  ->  a number. `predict`, given above, gives (m, 1).
    Example: all parameters 0 except b2 = [2], y = [0, 4]: (4 + 4) / 4 = 2.
    """
    raise NotImplementedError("ch12.p4t")


def run(
    name: str, X: np.ndarray, y: np.ndarray, start: dict[str, np.ndarray], steps: int, learning_rate: float
) -> dict[str, np.ndarray]:
    """The parameters (arrays) after ``steps`` full-batch steps from ``start`` by one of PyTorch's optimizers.

    g is the gradient of `loss` on (X, y) by autograd. All memory (v, s, m) starts at zero; t = 1, 2, ...:
        "sgd"        : theta <- theta - rate g
        "heavy ball" : v <- 0.9 v + g,          theta <- theta - rate v
        "ema"        : v <- 0.9 v + 0.1 g,      theta <- theta - rate v          (the book's momentum)
        "rmsprop"    : s <- 0.9 s + 0.1 g^2,    theta <- theta - rate g / (sqrt(s) + 1e-8)
        "adam"       : betas 0.9 and 0.999, both moments divided by 1 - beta^t, epsilon 1e-8 outside the root
        "adamw"      : first theta <- (1 - 0.1 rate) theta, every parameter; then the step of "adam", whose g does not
                       contain the decay
    torch.optim has all of them; only "ema" has no switch of its own that gives exactly this from the first step on.
    ``start`` stays as it is. Example: all parameters 0, y = [0, 4], rate 0.1: b2 has g = -2; one step leaves it at 0.2 by
    "sgd" and "heavy ball", 0.02 by "ema", 0.1 by "adam" and "adamw", 0.316228 by "rmsprop".
    """
    raise NotImplementedError("ch12.p4t")
