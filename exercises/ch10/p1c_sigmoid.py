"""ch10.p1c  A sigmoid that survives large inputs.    Chapter 10, the NumPy network class"""

import numpy as np


def sigmoid(Z: np.ndarray) -> np.ndarray:
    """The sigmoid 1 / (1 + e^-z) of every entry of Z, safe for entries of any size.

    Z : (n, m)  ->  (n, m), numbers from 0 to 1.

    Nothing may become nan or raise, however large |z| is: at z = 1000 the answer is 1, at z = -1000 it is 0 (anything
    within 1e-9 of these is accepted). Up to |z| = 30 the value itself has to be right, so do not clip that early.
    Example: [[0.0, 2.0, -2.0]] gives [[0.5, 0.880797, 0.119203]].
    """
    raise NotImplementedError("ch10.p1c")
