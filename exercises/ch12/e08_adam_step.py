"""ch12.e08  One Adam step.    Chapter 12, exercise 12.8"""

import numpy as np


def adam_step(
    theta: np.ndarray,
    grad: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    learning_rate: float = 1e-3,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The parameters and both moments after one Adam update.

    theta, grad, m, v : arrays of one shape;  t : the number of this step, counted from 1 (it is passed in already
    raised; do not raise it)  ->  (theta, m, v), in this order, each of that shape.

        m     <- beta1 m + (1 - beta1) grad                m_hat = m / (1 - beta1^t)
        v     <- beta2 v + (1 - beta2) grad^2              v_hat = v / (1 - beta2^t)
        theta <- theta - learning_rate m_hat / (sqrt(v_hat) + epsilon)

    grad^2 is taken entry by entry. The m and v that are returned are the uncorrected ones. epsilon is added OUTSIDE
    the square root, after the correction; one case uses a large epsilon. Kingma and Ba (2015), algorithm 1.
    Example: theta = [1], grad = [2], m = v = [0], t = 1, learning rate 0.1, betas 0.5 and 0.75, epsilon 2: m = [1],
    v = [1], m_hat = 2, v_hat = 4, theta = [1 - 0.1 * 2 / (2 + 2)] = [0.95].
    The book's numbers are theta = [1, 2], grad = [0.2, -0.5] at t = 1. In ANSWER: show the correction for them, and say
    why it matters at t = 1 (about 80 words).
    """
    raise NotImplementedError("ch12.e08")


def first_step() -> dict[str, object]:
    """The book's numbers, worked out: grad = [0.2, -0.5], m = v = [0, 0], t = 1, learning rate 0.001, usual betas.

    Return a dict with
        "m_hat", "v_hat"  : the corrected moments, two numbers each
        "move"            : by how much each parameter changes, with its sign, two numbers; epsilon may be neglected
        "uncorrected"     : the same if neither moment were corrected, two numbers; epsilon may be neglected
    Give at least five significant digits. A formula in Python is as good as a number.
    """
    raise NotImplementedError("ch12.e08")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch12.e08 --rubric`), no machine does.
ANSWER = """
...
"""
