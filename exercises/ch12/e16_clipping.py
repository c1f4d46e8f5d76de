"""ch12.e16  Clip gradients, by value and by global norm.    Chapter 12, exercise 12.16"""

from collections.abc import Callable, Sequence

import numpy as np


def clip_by_global_norm(grads: Sequence[np.ndarray], max_norm: float) -> tuple[list[np.ndarray], float]:
    """Gradients scaled down together so that their joint length is at most max_norm.

    grads : a list of arrays of any shapes (one for each parameter), max_norm > 0
    ->  (list of arrays of the same shapes, the global norm BEFORE clipping).

    The global norm is the Euclidean norm of all entries of all arrays taken together. If it is larger than max_norm,
    every array is multiplied by max_norm / norm; otherwise the gradients come back as they are (all zero, too).
    Example: [[6, 8]] and [[24]] have the global norm 26; with max_norm 13 they become [[3, 4]] and [[12]].
    """
    raise NotImplementedError("ch12.e16")


def clip_by_value(grads: Sequence[np.ndarray], threshold: float) -> list[np.ndarray]:
    """Gradients with every entry forced into [-threshold, threshold], each entry for itself; entries inside stay.

    grads : a list of arrays, threshold > 0  ->  a list of arrays of the same shapes.
    Example: [[3, -9]] with threshold 4 becomes [[3, -4]].
    """
    raise NotImplementedError("ch12.e16")


def cosine(grads: Sequence[np.ndarray], other: Sequence[np.ndarray]) -> float:
    """The cosine of the angle between two gradients, each a list of arrays (same shapes in both lists, none all zero).

    All entries of a list make one long vector. 1 means the same direction: compare what both ways of clipping leave
    of it. Example: [[1, 0]], [[1]] and [[0, 0]], [[2]] have the cosine 1 / sqrt(2) = 0.707107.
    """
    raise NotImplementedError("ch12.e16")


def descend(
    gradient: Callable[[np.ndarray], np.ndarray],
    w: np.ndarray,
    learning_rate: float,
    steps: int,
    max_norm: float | None = None,
) -> np.ndarray:
    """Plain gradient descent from w, its points as (steps + 1, n), the start first (a list of points will do).

    gradient : a function, (n,) point -> (n,) gradient there. With a max_norm every gradient is clipped by norm before
    its step; with None nothing is clipped. On J = sum of w^4 / 4 from w = 3 with learning rate 0.5 two steps without
    clipping lead to 568.3, with max_norm 1 to 2.
    """
    raise NotImplementedError("ch12.e16")
