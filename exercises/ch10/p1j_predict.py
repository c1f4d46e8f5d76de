"""ch10.p1j  From probabilities to predicted labels.    Chapter 10, the NumPy network class"""

import numpy as np


def predict(AL: np.ndarray) -> np.ndarray:
    """The label that the network predicts for each example.

    AL : (n, m) output of the forward pass, an example per column
    ->  n == 1: (1, m), 1 where the probability is greater than 0.5 and 0 otherwise (exactly 0.5 gives 0)
        n > 1 : (m,), the index of the most probable class, counted from 0; the class is the row

    Several classes are never tied. Booleans will do for the zeros and ones.
    Example: [[0.2, 0.9, 0.5]] gives [[0, 1, 0]]; [[0.1, 0.6], [0.7, 0.3], [0.2, 0.1]] gives [1, 0].
    """
    raise NotImplementedError("ch10.p1j")
