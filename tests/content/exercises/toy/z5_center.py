"""toy.z5  Center the columns.    Toys, exercise 5"""

import numpy as np


def center(x: np.ndarray) -> np.ndarray:
    """x with the mean of every column taken away.

    x : (n, m) array  ->  (n, m) array whose columns have mean zero. The argument itself is left as it was.
    Example: [[1.0, 5.0], [3.0, 9.0]] gives [[-1.0, -2.0], [1.0, 2.0]].
    """
    raise NotImplementedError("toy.z5")
