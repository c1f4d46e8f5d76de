"""ch12.p1h  Mini-batches of one epoch, and its cost.    Chapter 12, the network class"""

import math

import numpy as np


def epoch_cost(batch_costs: list[float], m: int, batch_size: int) -> float:
    """The mean cost over the m examples of an epoch, from the mean costs that its batches reported, in order.

    All batches have batch_size examples, except the last, which has what is left (or batch_size if it fits exactly).
    Example: m = 10, batch_size 4, costs [0.5, 0.3, 0.9] of 4, 4 and 2 examples: (2 + 1.2 + 1.8) / 10 = 0.5.
    """
    raise NotImplementedError("ch12.p1h")


def split(X: np.ndarray, Y: np.ndarray, batch_size: int, order: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """The batches [(X_batch, Y_batch), ...] of one epoch, ceil(m / batch_size) of them.

    X (n, m), Y (k, m): columns are examples;  order : a permutation of 0..m-1, handed in; the first batch holds the
    examples order[0], order[1], ..., in that order. All examples are used; the last batch may be short, never empty.
    Example: m = 400, batch_size 64: seven batches, six of 64 and one of 16.
    """
    raise NotImplementedError("ch12.p1h")


def step_number(epoch: int, batch: int, m: int, batch_size: int) -> int:
    """Adam's t in this update: epochs and batches count from 0, t counts ALL updates of the run from 1.

    Example: m = 400, batch_size 64: epoch 0, batch 0 has t = 1; epoch 2, batch 3 has t = 18.
    """
    raise NotImplementedError("ch12.p1h")
