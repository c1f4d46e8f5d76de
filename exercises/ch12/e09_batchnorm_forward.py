"""ch12.e09  Batch normalization, forward.    Chapter 12, exercise 12.9"""

import numpy as np


def batchnorm_forward(
    Z: np.ndarray, gamma: np.ndarray, beta: np.ndarray, eps: float = 1e-5
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Normalize a mini-batch feature by feature, then scale and shift (training mode).

    Z     : (n, m), n features (rows), m examples (columns)
    gamma : (n, 1) scale, beta : (n, 1) shift, eps : a positive number
    ->  (Y, Z_hat, mu, var): Y and Z_hat are (n, m), mu and var are (n, 1).

    mu and var are the mean and the population variance (divided by m, not m - 1) of each feature over the m examples.
    Z_hat = (Z - mu) / sqrt(var + eps), with eps inside the root, and Y = gamma Z_hat + beta.

    Example: Z = [[0, 4, 8]], gamma = [[3]], beta = [[1]], eps = 0.5: mu [[4]], var [[32/3]],
    Z_hat [[-1.197011, 0, 1.197011]], Y [[-2.591034, 1, 4.591034]].
    """
    raise NotImplementedError("ch12.e09")


def answers() -> dict[str, object]:
    """The numbers of the book's exercise: one feature with the batch Z = [1, 3, 5, 7], gamma = 2, beta = 1, eps = 1e-5.

    "variance" : the batch variance (population)
    "z_hat"    : the four normalized values   "y"        : the four outputs
    "deficit"  : 1 minus the population variance of the z_hat; it is small, but is it 0?

    Computing them in the function is welcome. Give typed numbers with at least eight significant digits.
    """
    raise NotImplementedError("ch12.e09")
