# expect: fail
# diagnosis: none
import numpy as np


def compute_cost(AL, Y):
    m = Y.shape[1]
    if AL.shape[0] == 1:
        return -np.sum(Y * np.log(AL + 1e-2) + (1 - Y) * np.log(1 - AL + 1e-2)) / m
    return -np.sum(Y * np.log(AL + 1e-2)) / m
