"""ch12.e12  Inverted dropout.    Chapter 12, exercise 12.12"""

import numpy as np


def dropout_forward(A: np.ndarray, D: np.ndarray, keep_prob: float) -> np.ndarray:
    """Inverted dropout in training, with the mask handed in; the first of five functions.

    A : (n, m) activations, columns are examples; D : (n, m) mask, 1 where a unit stays, 0 where it is dropped;
    keep_prob : the probability of staying, in (0, 1]  ->  (n, m).

    Convention (inverted dropout): survivors are divided by keep_prob in training, and at inference nothing is done.
    Example: A = [[2, 4, 6]], D = [[1, 0, 1]], keep_prob = 0.8 gives [[2.5, 0, 7.5]].
    """
    raise NotImplementedError("ch12.e12")


def dropout_backward(dA: np.ndarray, D: np.ndarray, keep_prob: float) -> np.ndarray:
    """The gradient by the A of dropout_forward, given the one by its output.

    dA : (n, m), D : (n, m) the mask of the forward pass, keep_prob as above  ->  (n, m).
    """
    raise NotImplementedError("ch12.e12")


def factor_and_variance(drop_rate: float) -> tuple[float, float]:
    """What dropout does to the number 1.

    drop_rate : the probability of being DROPPED, in [0, 1)  ->  (factor of the survivors, variance of the random
    number that an activation is multiplied with: the factor if it stays, 0 if not).

    The exercise's rates are 0, 0.2, 0.5 and 0.8. Example: a rate of 0.75 gives (4, 3).
    """
    raise NotImplementedError("ch12.e12")


def apply_random_dropout(
    A: np.ndarray, keep_prob: float, rng: np.random.Generator, training: bool = True
) -> np.ndarray:
    """Inverted dropout with a mask of its own.

    A : (n, m), keep_prob as above, rng : the generator to draw from  ->  (n, m).

    training=True: every entry stays or goes independently (of the other units and of the other examples), a new mask
    in every call, all randomness from rng (set no seed). training=False: A itself, whatever keep_prob is.
    How you turn random numbers into a mask is up to you: only statistics are looked at.
    """
    raise NotImplementedError("ch12.e12")


def network_forward(
    X: np.ndarray, parameters: dict[str, np.ndarray], masks: list[np.ndarray] | None, keep_prob: float
) -> np.ndarray:
    """The output of a network with dropout after each hidden layer.

    X : (n[0], m); parameters {"W1", "b1", ..., "WL", "bL"} with W[l] (n[l], n[l-1]) and b[l] (n[l], 1), L of any size
    masks : [D1, ..., D(L-1)], D[l] of shape (n[l], m), or None at inference;  keep_prob as above  ->  (n[L], m).

    Hidden layers: A[l] = ReLU(W[l] A[l-1] + b[l]), then inverted dropout with D[l]. Output layer: sigmoid, no dropout.
    """
    raise NotImplementedError("ch12.e12")
