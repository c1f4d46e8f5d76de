"""ch10.p1a  ReLU, entry by entry.    Chapter 10, the NumPy network class"""

import numpy as np


def relu(Z: np.ndarray) -> np.ndarray:
    """The rectified linear unit: each entry z of Z becomes max(0, z).

    Z : (n, m) pre-activations, any sign  ->  (n, m) activations, the same shape.

    Changing Z in place is allowed. Example: [[-1.5, 2.0, 0.0]] becomes [[0.0, 2.0, 0.0]].
    """
    raise NotImplementedError("ch10.p1a")
