"""ch10.t15  Fifty times the same matrix.    Chapter 10, the eigenvalue argument"""

import numpy as np


def gradient_factor(lam: float, L: int) -> float:
    """How much the way back scales a gradient along an eigenvector.

    lam : the eigenvalue, L : the number of layers, L >= 1  ->  a number.

    All layers are linear with the same square matrix W, and W.T has an eigenvector with the eigenvalue lam. The error
    dZ[L] at the output points in its direction; dZ[1] is then gradient_factor(lam, L) times dZ[L], because
    dZ[l-1] = W.T dZ[l] for l = L, ..., 2. Example: gradient_factor(3.0, 3) is 9.0 (two matrices lie between).
    """
    raise NotImplementedError("ch10.t15")


def spectral_estimate(W: np.ndarray, L: int) -> float:
    """What the eigenvalue argument says for a whole matrix W (n, n): the largest |eigenvalue| to the power L - 1.

    Eigenvalues may be complex or negative; their size counts. Example: W = [[0, -2], [2, 0]], L = 3 gives 4.0.
    """
    raise NotImplementedError("ch10.t15")


def true_growth(W: np.ndarray, L: int) -> float:
    """The largest factor by which any error dZ[L] can grow on its way to dZ[1]: the 2-norm of W to the power L - 1.

    W : (n, n), a matrix power, not entry by entry. The 2-norm is the largest singular value.
    Example: W = [[1, 1], [0, 1]] has both eigenvalues 1, so the estimate is 1 for every L. Its powers [[1, L-1], [0,
    1]] nevertheless grow without end, in proportion to L; true_growth(W, 3) is 2.414214.
    """
    raise NotImplementedError("ch10.t15")
