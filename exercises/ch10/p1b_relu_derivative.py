"""ch10.p1b  The slope of ReLU.    Chapter 10, the NumPy network class"""

import numpy as np


def relu_derivative(Z: np.ndarray) -> np.ndarray:
    """The slope of ReLU at every entry of Z: 1 where z > 0 and 0 where z <= 0.

    Z : (n, m) pre-activations (not activations)  ->  (n, m), zeros and ones; booleans will do.

    Convention: at z = 0 ReLU has a corner and no derivative; here ReLU'(0) = 0.
    Example: [[-1.5, 2.0, 0.0]] gives [[0, 1, 0]].
    """
    raise NotImplementedError("ch10.p1b")
