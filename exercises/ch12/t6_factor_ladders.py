"""ch12.t6  Ladders of factors, falling and rising.    Chapter 12, section 12.4 and diagram 12.8"""

import math

import numpy as np


def ladder(factor: float, layers: int) -> list[float]:
    """What is left of a gradient of size 1 after each of some layers that multiply it with the same factor.

    factor : what one layer multiplies with (0.25 is the largest slope of the sigmoid); layers : how many
    ->  a list of `layers` numbers: after 1, 2, ..., layers layers.

    Example: ladder(0.5, 3) is [0.5, 0.25, 0.125]. The second function asks for the depth.
    """
    raise NotImplementedError("ch12.t6")


def layers_until(factor: float, limit: float) -> int:
    """The smallest number of layers after which a gradient of size 1 has passed the limit.

    factor < 1: the first k for which factor**k is below limit (< 1); factor > 1: the first k for which factor**k is
    above limit (> 1). No limit is hit exactly. Example: layers_until(0.5, 0.2) is 3, layers_until(2, 5) is 3.
    """
    raise NotImplementedError("ch12.t6")
