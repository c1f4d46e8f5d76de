"""ch10.c3  Train with mini-batches.    Chapter 10, exercise C3"""

from collections.abc import Callable, Iterable

import numpy as np


def fit_minibatch(
    X: np.ndarray,
    Y: np.ndarray,
    step: Callable[[np.ndarray, np.ndarray], float],
    batch_size: int,
    epochs: int,
    rng: np.random.Generator,
) -> list[float]:
    """Run ``step`` over all mini-batches of every epoch; the cost of each epoch, in a list.

    X : (n, m), Y : (k, m), columns are examples;  step(X_batch, Y_batch) -> the mean cost of that batch (it also
    updates the parameters, which is its own affair);  rng : all randomness comes from it.

    Every epoch uses each example exactly once, in a new random order, in ceil(m / batch_size) batches. The epoch's
    cost is the mean over the m EXAMPLES of what step reported: weight each batch by the examples in it.
    Example: m = 5, batch_size = 2; step reports 3, 1, 8 for batches of 2, 2, 1 examples: (2*3 + 2*1 + 1*8) / 5 = 3.2.
    The digits' 1437 training images in batches of 64 make 23 batches, the last of 29.
    """
    raise NotImplementedError("ch10.c3")


def minibatches(
    X: np.ndarray, Y: np.ndarray, batch_size: int, rng: np.random.Generator
) -> Iterable[tuple[np.ndarray, np.ndarray]]:
    """One epoch: pairs (X_batch, Y_batch), (n, b) and (k, b), as a list or from a generator.

    The columns of X (n, m) and Y (k, m) are shuffled together by ``rng`` and cut into ceil(m / batch_size) batches.
    All have batch_size columns except the last, which has what is left. X and Y themselves stay as they are.
    """
    raise NotImplementedError("ch10.c3")


def fit_softmax(
    W: np.ndarray,
    b: np.ndarray,
    X: np.ndarray,
    Y: np.ndarray,
    learning_rate: float,
    batch_size: int,
    epochs: int,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """(W, b) of one softmax layer after training on mini-batches, by plain gradient descent.

    W : (k, n), b : (k, 1), X : (n, m), Y : (k, m) one-hot. For a batch of B examples, A = softmax over the classes of
    W X_batch + b, dZ = A - Y_batch without 1/B, dW and db with 1/B, and both are updated after every batch.
    B is the number of examples in that very batch: neither m, nor batch_size where the last batch is short.
    """
    raise NotImplementedError("ch10.c3")
