"""ch10.p1k  Accuracy in percent.    Chapter 10, the NumPy network class"""

import numpy as np


def accuracy(predictions: np.ndarray, labels: np.ndarray) -> float:
    """Percentage of the examples whose predicted label is the true one.

    predictions : m predicted labels, shape (m,) or (1, m)
    labels      : the m true labels in the same order, shape (m,), (1, m) or (m, 1); not one-hot
    ->  a number from 0 to 100, not rounded.

    Convention: percent, not a fraction. The shapes of the two arguments may differ, the number of examples does not.
    Example: predictions [[1, 0, 1, 1]] and labels [[1], [0], [0], [1]] agree on three of four examples: 75.0.
    """
    raise NotImplementedError("ch10.p1k")
