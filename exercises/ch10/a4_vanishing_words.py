"""ch10.a4  Why early layers learn slowly.    Chapter 10, exercise A4"""

import math


def slope_bound(n: int) -> float:
    """The largest value that the product of n sigmoid slopes can have.

    n : the number of sigmoid layers passed on the way back, n >= 0  ->  a number.

    The slope of the sigmoid is g'(z) = s (1 - s) with s = 1 / (1 + exp(-z)). The weights are left out here, as if each
    had size 1; with weights the real gradient can be larger or smaller.
    Example: slope_bound(2) is 0.0625; slope_bound(10) is about one in a million.

    Written part: explain in your own words why gradients vanish, why it is the early layers that learn slowly, and
    which part the sigmoid plays in it.
    """
    raise NotImplementedError("ch10.a4")


def bounds_per_layer(L: int) -> list[float]:
    """For l = 1, ..., L the largest product of the sigmoid slopes that stand between dZ[L] and dZ[l].

    All hidden layers are sigmoid and dZ[L] is given, so the slope g'[L] of the output layer is not counted:
    dZ[l] = (W[l+1].T dZ[l+1]) * g'(Z[l]), and g'[l] belongs to dZ[l].
    Example: bounds_per_layer(3) is [0.0625, 0.25, 1.0].
    """
    raise NotImplementedError("ch10.a4")


def layers_until(threshold: float) -> int:
    """The smallest n for which the product of n sigmoid slopes is certainly below the threshold, 0 < threshold <= 1.

    Strictly below: layers_until(0.3) is 1, and layers_until(0.25) is 2, because one slope can be 0.25 itself.
    """
    raise NotImplementedError("ch10.a4")


# The written part.  Replace the dots by your answer, in Markdown; people mark it with the rubric
# (`dlgrade show ch10.a4 --rubric`), no machine does.
ANSWER = """
...
"""
