"""ch12.e20  Gradient accumulation: a large batch in small pieces.    Chapter 12, exercise 12.20"""

from collections.abc import Callable, Sequence

import numpy as np


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
    raise NotImplementedError("ch12.e20")


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
    raise NotImplementedError("ch12.e20")


def updates_per_epoch(m: int, batch_size: int, accumulations: int) -> int:
    """How many updates `train_epoch` makes for m examples. Leftovers count: 10 examples, 2, 3 make 2 updates.

    Look at 50,000 examples, mini-batches of 32 and 1, 4, 16, 64 accumulations.
    """
    raise NotImplementedError("ch12.e20")
