"""ch10.i2  Vanishing gradients: bound them, then mend them.    Chapter 10, interview, second question"""

from itertools import pairwise

import numpy as np


def gradient_bound(weights: list[np.ndarray], slopes: list[float]) -> float:
    """The factor by which the gradient can grow at most on its way from dZ[L] to dZ[1].

    weights : [W[2], ..., W[L]], W[l] of shape (n[l], n[l-1])
    slopes  : [s[1], ..., s[L-1]], s[l] the largest |g'[l](z)| that occurs in layer l
    ->  B, the product of all largest singular values (spectral norms) and all slopes.

    From dZ[l-1] = W[l].T dZ[l] * g'[l-1](Z[l-1]) for each example follows ||dZ[1]|| <= B ||dZ[L]|| in Euclidean norm.
    W[1] has no part in it, nor has the last layer's slope, which is inside dZ[L]. One example: 49 orthogonal matrices
    with slopes 0.25 give 0.25**49 = 3.155e-30; [[[2.0, 0.0], [0.0, 1.0], [0.0, 0.0]]] with slope 0.5 gives 1.

    The second function asks about the fine print. In ANSWER derive the product for a network of your choice and
    explain four remedies by what they change in it (about 250 words).
    """
    raise NotImplementedError("ch10.i2")


def fine_print() -> dict[str, bool]:
    """True or false?  Return a dict from each key to a bool.

    "diagonalizable"  Every square matrix W can be written as Q D Q**-1 with a diagonal D.
    "norms"           If all spectral norms are at most 0.9 and all slopes at most 1, then ||dZ[1]|| <= 0.9**(L-1)
                      ||dZ[L]||.
    "eigenvalues"     If all eigenvalues of W are below 0.95 in absolute value, then no power of W has a spectral norm
                      above that of W.
    "clipping"        Gradient clipping by norm makes gradients that are too small large enough.
    "residual"        The derivative of a residual block, I + F', may still send some direction to 0.
    "he"              He initialization bounds the gradient at every step of training.
    """
    raise NotImplementedError("ch10.i2")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.i2 --rubric`), no machine does.
ANSWER = """
...
"""
