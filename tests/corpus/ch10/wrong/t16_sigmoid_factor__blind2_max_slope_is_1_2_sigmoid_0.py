# expect: fail
# diagnosis: value_for_slope
import math

import numpy as np


def _s(z):
    return 0.5 * (1 + math.tanh(z / 2))
def sigmoid_bound(lam, L):
    return (math.fabs(lam) / 2) ** (L - 1)
def neutral_weight(slope):
    return 1 / slope
def actual_factor(lam, z):
    r = 1.0
    for zi in z:
        p = _s(zi)
        r *= abs(lam) * p * (1 - p)
    return r
