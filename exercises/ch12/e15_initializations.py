"""ch12.e15  He, Xavier and small random weights.    Chapter 12, exercise 12.15"""

import numpy as np


def weight_std(scheme: str, fan_in: int, fan_out: int) -> float:
    """The standard deviation (not the variance) of the weights; the first of four functions.

    scheme : one of the words below;  fan_in : senders, fan_out : receivers of the layer.

    "he"      variance 2 / fan_in          "xavier"  variance 1 / fan_in (the form in the book)
    "small"   standard deviation 0.01      "glorot"  variance 2 / (fan_in + fan_out) (the form of the original paper)

    Example: weight_std("glorot", 6, 2) is 0.5.
    """
    raise NotImplementedError("ch12.e15")


def glorot_uniform_limit(fan_in: int, fan_out: int) -> float:
    """The a for which uniform numbers on (-a, a) have the variance 2 / (fan_in + fan_out).

    Example: fan_in 6 and fan_out 2 give 0.866025.
    """
    raise NotImplementedError("ch12.e15")


def draw(scheme: str, fan_in: int, fan_out: int, rng: np.random.Generator) -> np.ndarray:
    """Normal weights of mean 0 by one of the four schemes, shape (fan_out, fan_in), all randomness from rng.

    Set no seed of your own. Only shape, mean and standard deviation are looked at.
    """
    raise NotImplementedError("ch12.e15")


def spread_by_depth(X: np.ndarray, weights: list[np.ndarray]) -> list[tuple[float, float]]:
    """How the signal fares from layer to layer.

    X : (n0, m), columns are examples; weights : [W1, W2, ...], W[l] of shape (n[l], n[l-1]); no biases
    ->  for each layer l = 1, 2, ... the pair (variance, mean square) over all n[l] m entries of A[l],
        where A[0] = X and A[l] = ReLU(W[l] A[l-1]).

    variance : the mean of (a - mean)**2, divided by the number of entries; mean square : the mean of a**2.
    Example: X = [[1, 3]], weights [[[1], [-2]]] gives [(1.5, 2.5)]: A1 has the entries 1, 3, 0, 0.
    """
    raise NotImplementedError("ch12.e15")
