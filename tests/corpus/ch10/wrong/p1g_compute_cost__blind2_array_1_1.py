# expect: fail
# diagnosis: axes_kept
import numpy as np


def compute_cost(AL, Y):
    n, m = AL.shape
    ll = Y * np.log(AL)
    if n == 1:
        ll = ll + (1 - Y) * np.log1p(-AL)
    return -ll.sum(keepdims=True) / m
