# expect: fail
# diagnosis: one_by_one
import numpy as np


def compute_cost(AL, Y):
    m = AL.shape[1]
    if AL.shape[0] == 1:
        return -(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m
    return -np.sum(Y * np.log(AL)) / m
