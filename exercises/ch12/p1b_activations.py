"""ch12.p1b  Three activations, there and back.    Chapter 12, the network class"""

import numpy as np


def activate(Z: np.ndarray, name: str) -> np.ndarray:
    """A = g(Z) entry by entry, for g called "sigmoid", "relu" or "tanh"; Z of any shape, A of the same.

    sigmoid(z) = 1 / (1 + e^-z), relu(z) = max(0, z). Entries as large as +-1000 give finite results, no NaN.
    Any other name raises ValueError.

    Example: Z = [[-1, 0, 2]]: "sigmoid" gives [[0.268941, 0.5, 0.880797]], "relu" [[0, 0, 2]],
    "tanh" [[-0.761594, 0, 0.964028]].
    """
    raise NotImplementedError("ch12.p1b")


def activate_backward(dA: np.ndarray, Z: np.ndarray, name: str) -> np.ndarray:
    """dZ = dA * g'(Z), entry by entry: the gradient before the activation from the gradient after it.

    dA and Z have the same shape. Z is the PRE-activation. Convention: relu'(0) = 0.
    Large Z of either sign give 0 slope for sigmoid and tanh, no NaN. An unknown name raises ValueError.

    Example: dA = [[1, 10, 10]], Z = [[-1, 0, 2]]: "sigmoid" gives [[0.196612, 2.5, 1.049936]], "relu" [[0, 0, 10]],
    "tanh" [[0.419974, 10, 0.706508]].
    """
    raise NotImplementedError("ch12.p1b")
