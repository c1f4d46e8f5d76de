"""ch12.t13  Adam's correction factors and its first step.    Chapter 12, the Adam section"""

import math

import numpy as np


def correction_factors(t: int, beta1: float = 0.9, beta2: float = 0.999) -> tuple[float, float]:
    """What Adam's moments are multiplied by in step t, to undo the start at zero.

    t : 1, 2, 3, ... (the first step is t = 1)  ->  (factor of m, factor of v): m_hat = factor * m, v_hat = factor * v.
    A t below 1 must raise ValueError: there is no step 0.
    Example: correction_factors(2, 0.5, 0.75) is (1.333333, 2.285714), that is 1 / 0.75 and 1 / 0.4375.
    """
    raise NotImplementedError("ch12.t13")


def first_step(grad: np.ndarray, learning_rate: float = 1e-3, epsilon: float = 1e-8) -> np.ndarray:
    """What Adam's step t = 1 adds to the parameters, from m = v = 0, with both moments corrected.

    grad : array of any shape  ->  the change of theta, of the same shape, with its sign (theta_new = theta + change).
    epsilon is added outside the root, after the correction. The betas do not matter: see why.
    Example: grad = [3, -1], learning rate 0.5, epsilon 1 gives [-0.375, 0.25]; with a tiny epsilon [-0.5, 0.5].
    """
    raise NotImplementedError("ch12.t13")


def steps_until(beta: float, tolerance: float) -> int:
    """The first step t at which the correction factor for ``beta`` is at most 1 + tolerance.

    0 < beta < 1, tolerance > 0  ->  an integer. Example: beta = 0.5, tolerance 0.2: the factors are 2, 1.333, 1.143, so
    3. (The cases keep clear of factors that meet 1 + tolerance exactly.)
    """
    raise NotImplementedError("ch12.t13")
