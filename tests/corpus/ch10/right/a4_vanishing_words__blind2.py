import math


import itertools
from fractions import Fraction
def slope_bound(n): return 1 / 4 ** n
def bounds_per_layer(L):
    return tuple(reversed(list(itertools.accumulate([1.0] + [0.25] * (L - 1), lambda p, q: p * q))))
def layers_until(threshold):
    p, n = Fraction(1), 0
    while not p < threshold:
        p /= 4; n += 1
    return n
