"""ch12.p1g  Parameters as one vector, and back.    Chapter 12, the network class"""

import numpy as np


def flatten(values: dict[str, np.ndarray], prefix: str = "") -> np.ndarray:
    """All arrays of a network in one vector of shape (N,), N the number of parameters.

    values : {prefix + "W1", prefix + "b1", ..., prefix + "bL"}: parameters with prefix "", gradients with prefix "d".
    The dict holds nothing else, but its keys may stand in any order.
    Order of the vector: W1, b1, W2, b2, ..., WL, bL (L may exceed 9); each array row by row.

    Example: W1 = [[1, 2], [3, 4]], b1 = [[5], [6]], W2 = [[7, 8]], b2 = [[9]] gives [1, 2, 3, 4, 5, 6, 7, 8, 9].
    """
    raise NotImplementedError("ch12.p1g")


def unflatten(vector: np.ndarray, dims: list[int], prefix: str = "") -> dict[str, np.ndarray]:
    """The inverse of `flatten`: {prefix + "W1": (n[1], n[0]), prefix + "b1": (n[1], 1), ...} for widths dims.

    dims : [n[0], ..., n[L]], the input first. A vector whose length does not fit dims raises ValueError.
    Example: dims [2, 2, 1] and the vector 1..9 give the dict of `flatten`'s example.
    """
    raise NotImplementedError("ch12.p1g")
