# expect: fail
# diagnosis: mean_of_entries
import numpy as np


def compute_cost(AL, Y):
    if AL.shape[0] == 1:
        return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
    return -np.mean(Y * np.log(AL))
