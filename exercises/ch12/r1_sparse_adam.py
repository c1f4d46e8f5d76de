"""ch12.r1  Adam for sparse gradients, dense and lazy.    Chapter 12, research problem 1"""

from collections.abc import Sequence

import numpy as np


def lazy_step(
    theta: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    counts: np.ndarray,
    rows: Sequence[int],
    values: np.ndarray,
    learning_rate: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """(theta, m, v, counts) after one step of LAZY Adam on a table of embeddings.

    theta, m, v : (n, d), one row for each item;  counts : (n,) integers, how often each row has been touched before;
    rows : the r different indices of the rows in this batch;  values : (r, d), their gradients (entries may be 0).

    Only the rows in ``rows`` change, in theta, m, v and counts; of all others nothing does. For a touched row its
    count is raised by one and this count is its t:
        m <- beta1 m + (1 - beta1) g,   v <- beta2 v + (1 - beta2) g^2,
        theta <- theta - learning_rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon).
    Every entry of a touched row is updated, also where g is 0. (Some libraries use one t for all rows; not here.)
    Example: gradients 1, 0, 0, 1 for a row in four steps, rate 0.001, the row being in the batch in steps 1 and 4 only:
    theta moves to -0.001, -0.001, -0.001, -0.002.
    In ANSWER: discuss the research question, including what can be proved (about 200 words).
    """
    raise NotImplementedError("ch12.r1")


def dense_step(
    theta: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    rows: Sequence[int],
    values: np.ndarray,
    learning_rate: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(theta, m, v) after step t (from 1) of ordinary Adam, where all rows that are not listed have the gradient 0.

    Shapes and formula as above, with the same t for all rows. Gradients 1, 0, 0, 1 move theta to
    -0.001, -0.00167006, -0.00218802, -0.00289903.
    """
    raise NotImplementedError("ch12.r1")


def entries_updated(batches: Sequence[Sequence[int]], n: int, d: int) -> tuple[int, int]:
    """How many entries of theta are updated in all: (dense, lazy).

    batches : for each step the different rows in it;  the table is (n, d). Example: 2 steps with rows [0, 3] and [1] of
    a (5, 4) table: (40, 12).
    """
    raise NotImplementedError("ch12.r1")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.r1 --rubric`), no machine does.
ANSWER = """
...
"""
