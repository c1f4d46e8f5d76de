"""ch12.x2  Adam's second step by hand.    Chapter 12, worked example 2"""

import numpy as np


def second_step() -> dict[str, object]:
    """Adam's step t = 2, quantity by quantity.

    Given: gradient [0.1, -0.3], state after step 1: m = [0.02, -0.06], v = [0.0001, 0.0009]; learning rate 0.001,
    beta1 0.9, beta2 0.999, epsilon 1e-8 outside the root, after the correction.

    Return a dict; each value is a list of two numbers, with at least five significant digits (formulas in Python are
    fine, and so is a call of your `adam_terms`):
        "m", "v"          : the moments after this step, uncorrected
        "m_hat", "v_hat"  : the moments corrected for t = 2
        "root"            : the square root of v_hat
        "ratio"           : m_hat / (root + epsilon)
        "change"          : what is ADDED to the parameters, with its sign
    Example of the last one: a ratio of [2, -1] would give a change of [-0.002, 0.001].
    """
    raise NotImplementedError("ch12.x2")


def adam_terms(
    grad: list[float],
    m: list[float],
    v: list[float],
    t: int,
    learning_rate: float = 0.001,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> dict[str, object]:
    """All quantities of Adam's step t, for any numbers: a dict with the seven keys above, each value (n,).

    grad, m, v : n numbers each (lists or arrays), m and v from before the step;  t : counted from 1.
    """
    raise NotImplementedError("ch12.x2")


def implied_first_gradient(
    m1: list[float], v1: list[float], beta1: float = 0.9, beta2: float = 0.999
) -> tuple[np.ndarray, np.ndarray]:
    """Could a state (m1, v1) after step 1 come from m = v = 0?  The sizes |g_1| that each moment implies.

    m1, v1 : n numbers each  ->  (sizes from m1, sizes from v1), each (n,), none negative. The state is possible only if
    both agree. Look at what the worked example's state gives. Example with betas 0.5 and 0.75: m1 = [-1], v1 = [1]
    imply [2] and [2]: possible, with g_1 = -2.
    """
    raise NotImplementedError("ch12.x2")
