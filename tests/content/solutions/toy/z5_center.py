"""toy.z5  Center the columns.    Toys, exercise 5"""

import numpy as np

from dlgrade import exercise


@exercise(
    points=4,
    topics=("toys",),
    pure=True,
    seconds=0.3,
    hints=(
        "Which axis runs down a column?",
        "The mean of each column is subtracted from that column.",
        "Take the mean over axis 0 and subtract; do not write into x.",
    ),
)
def center(x: np.ndarray) -> np.ndarray:
    """x with the mean of every column taken away.

    x : (n, m) array  ->  (n, m) array whose columns have mean zero. The argument itself is left as it was.
    Example: [[1.0, 5.0], [3.0, 9.0]] gives [[-1.0, -2.0], [1.0, 2.0]].
    """
    return x - x.mean(axis=0)


center.mistake("The mean runs over each row.", name="rows", edit=("x.mean(axis=0)", "x.mean(axis=1, keepdims=True)"))
center.mistake("One mean is taken over everything.", name="grand_mean", edit=("x.mean(axis=0)", "x.mean()"))
center.mistake("The mean is added.", name="plus", edit=("x - x.mean", "x + x.mean"))


@center.case("three rows")
def three_rows(implementation):
    return implementation.center(np.array([[1.0, 5.0], [3.0, 9.0], [8.0, -2.0]]))


@center.random_case("any size", n=3)
def any_size(implementation, rng):
    return implementation.center(rng.normal(size=(4, 3)))
