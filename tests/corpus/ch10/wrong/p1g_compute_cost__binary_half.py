# expect: fail
# diagnosis: only_class_one
# the second term of the binary cost is forgotten
import numpy as np


def compute_cost(AL, Y):
    return -np.sum(Y * np.log(AL)) / Y.shape[1]
