"""ch12.p1d  Cost with an L2 penalty.    Chapter 12, the network class"""

import numpy as np


def cost(AL: np.ndarray, Y: np.ndarray, parameters: dict[str, np.ndarray], l2: float) -> float:
    """Binary cross-entropy of a batch plus the L2 penalty of all layers, one number.

    AL, Y : (1, m) predictions in [0, 1] and labels 0 or 1;  parameters : {"W1", "b1", ..., "WL", "bL"};  l2 : lambda

    J = -(1/m) sum( y log(a + 1e-8) + (1 - y) log(1 - a + 1e-8) ) + lambda / (2 m) * sum of W^2 over all entries of all
    W[l], with the natural log. Biases are not penalized. The 1e-8 keeps the cost finite where a is exactly 0 or 1.

    Example: AL = [[0.8, 0.4]], Y = [[1, 0]], W1 = [[1, -2]], b1 = [[3]], lambda = 0.1: the cross-entropy is 0.366985,
    the penalty 0.125, J = 0.491985.
    """
    raise NotImplementedError("ch12.p1d")
