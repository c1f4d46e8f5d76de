# expect: fail
# diagnosis: squared_error
import numpy as np


def compute_cost(AL, Y):
    return np.sum((AL - Y) ** 2) / Y.shape[1]
