"""ch12.p1j  Predict after training with dropout, and read the accuracy.    Chapter 12, the network class"""

import numpy as np


def predict(X: np.ndarray, parameters: dict[str, np.ndarray], threshold: float = 0.5) -> np.ndarray:
    """Labels 0 and 1 for the examples X (n[0], m): an integer array of shape (1, m).

    parameters : {"W1", "b1", ..., "bL"} of a network with ReLU hidden layers and one sigmoid unit as its output,
    trained with INVERTED dropout. At test time there is no mask and no scaling: the plain forward pass.
    The label is 1 where A[L] > threshold (strictly), else 0.

    Example: W1 = [[1, -1], [0, 2]], W2 = [[1, -1]], biases 0, X = [[3, 0, 1], [1, 1, 1]]: A1 = [[2, 0, 0], [2, 2, 2]],
    Z2 = [[0, -2, -2]], A2 = [[0.5, 0.119, 0.119]]: [[0, 0, 0]], and [[1, 0, 0]] with threshold 0.4.
    """
    raise NotImplementedError("ch12.p1j")


def accuracy(predictions: np.ndarray, Y: np.ndarray) -> float:
    """The percentage, 0 to 100, of predictions that agree with the labels.

    predictions : (1, m) zeros and ones;  Y : the m labels as (1, m), (m,) or (m, 1).
    Example: [[1, 0, 1, 1]] against [1, 1, 1, 0] is 50.
    """
    raise NotImplementedError("ch12.p1j")


def lift(predictions: np.ndarray, Y: np.ndarray) -> float:
    """How many percentage points the accuracy is above that of always saying the more frequent label of Y.

    Same shapes as in `accuracy`. Example: labels [0, 0, 0, 1], predictions [[0, 0, 0, 0]]: 75 - 75 = 0, although 75 %
    sounds good; a negative number means worse than not looking at X at all.
    """
    raise NotImplementedError("ch12.p1j")
