"""ch10.p1i  One gradient-descent update.    Chapter 10, the NumPy network class"""

import numpy as np


def update_parameters(
    parameters: dict[str, np.ndarray], grads: dict[str, np.ndarray], learning_rate: float
) -> dict[str, np.ndarray]:
    """One step of gradient descent on every parameter of the network.

    parameters    : "W1", "b1", ..., "WL", "bL", float arrays; W[l] is (n[l], n[l-1]), b[l] is (n[l], 1)
    grads         : "dW1", "db1", ..., "dWL", "dbL" in the same shapes, of the mean cost (1/m is already in them)
    learning_rate : alpha
    ->  the dictionary of the new parameters, with the same keys and shapes: theta - alpha * d(theta).

    You may change the given arrays in place or make new ones, but return the dictionary.
    Example: W1 = [[1.0, 2.0]], dW1 = [[10.0, -5.0]], alpha = 0.1 gives W1 = [[0.0, 2.5]].
    """
    raise NotImplementedError("ch10.p1i")
