"""ch12.e22  A training dashboard: five logged series.    Chapter 12, exercise 12.22"""

from collections.abc import Callable
from typing import Any

import numpy as np

Arrays = dict[str, np.ndarray]


def train_logged(
    parameters: Arrays,
    train: tuple[np.ndarray, np.ndarray],
    val: tuple[np.ndarray, np.ndarray],
    rates: list[float],
    edges: np.ndarray,
) -> tuple[Arrays, dict[str, list[Any]]]:
    """Full-batch gradient descent that keeps a log: (parameters, log).

    parameters : W1 (n1, n0), b1 (n1, 1), W2 (1, n1), b2 (1, 1): a ReLU layer (derivative 0 at 0) and a sigmoid output.
    train, val : (X, Y), X (n0, m) with examples as columns, Y (1, m) of 0 and 1; the two parts differ in m.
    rates      : the learning rate of each step; there are len(rates) steps.   edges : bin edges, rising, (k + 1,).
    The loss is the mean binary cross-entropy, exact (no 1e-8). dZ2 = A2 - Y without 1/m, dW and db with it.

    In every step all five series get one entry, all from the parameters BEFORE that step's update:
        "train" : the training loss        "val" : the validation loss (no update ever comes from these data)
        "rate"  : the rate of this step
        "norm"  : [|dW1|, |dW2|], Frobenius norms of the training gradients, without the biases
        "hist"  : k whole numbers, how many entries of W1 and W2 together (no biases) lie in each bin. Bins are those of
                  np.histogram; a weight below the first edge counts in the first bin, one above the last edge in the
                  last, so that every step's counts add up to the number of weights.
    Then every parameter moves by -rate times its gradient.
    Example: weights -5, 0.2, 0.3, 0.9, 7 with edges [0, 0.5, 1] have the histogram [3, 2].
    """
    raise NotImplementedError("ch12.e22")


def draw(log: dict[str, list[Any]], edges: np.ndarray, plot: Callable[..., Any], bar: Callable[..., Any]) -> None:
    """The dashboard's picture, from the log alone: six calls, nothing returned.

    plot(panel, x, y, label) draws a line into one of the panels "loss", "rate", "norm"; bar(x, counts) draws the weights.
    (Handed in, so that this can be tested without matplotlib; for a picture, let plot be a function that calls
    axes[panel].plot(x, y, label=label), where fig, axes = plt.subplot_mosaic([["loss", "rate"], ["norm", "weights"]]).)
    x is the step, counted from 0. The calls, in any order:
        "loss" with labels "train" and "val";   "rate" with label "rate";   "norm" with labels "W1" and "W2", one line for
        each layer;   bar once, x the MIDDLE of each bin, counts the histogram of the LAST step.
    """
    raise NotImplementedError("ch12.e22")
