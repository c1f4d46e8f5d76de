from math import *
import numpy as np
Q = exp(-log(4))
def slope_bound(n):
    return np.float64(np.exp2(-2 * n))
def bounds_per_layer(L):
    return np.array([0.25]) ** np.arange(L)[::-1]
def layers_until(threshold):
    return floor(-log2(threshold) / 2) + 1
