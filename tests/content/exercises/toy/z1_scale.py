"""toy.z1  Scale an array.    Toys, exercise 1"""

import numpy as np


def scale(x: np.ndarray, factor: float = 2.0) -> np.ndarray:
    """Every entry of x times the factor.

    x : (n, m) array, factor : a number  ->  (n, m) array. The shape stays as it is and so do signs.
    Example: [[1.0, -2.0, 4.0]] with the factor 2 gives [[2.0, -4.0, 8.0]].
    """
    raise NotImplementedError("toy.z1")
