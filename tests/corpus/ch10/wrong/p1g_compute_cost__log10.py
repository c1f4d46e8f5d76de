# expect: fail
# diagnosis: base_ten
import numpy as np


def compute_cost(AL, Y):
    m = AL.shape[1]
    if AL.shape[0] == 1:
        return -np.sum(Y * np.log10(AL) + (1 - Y) * np.log10(1 - AL)) / m
    return -np.sum(Y * np.log10(AL)) / m
