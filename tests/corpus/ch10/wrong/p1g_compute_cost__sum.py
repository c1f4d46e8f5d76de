# expect: fail
# diagnosis: sum_of_examples
import numpy as np


def compute_cost(AL, Y):
    if AL.shape[0] == 1:
        return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
    return -np.sum(Y * np.log(AL))
