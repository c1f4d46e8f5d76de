# expect: fail
# diagnosis: maximum_of_each_row
import numpy as np


def softmax(Z):
    return np.exp(Z - Z.max(1, keepdims=True)) / np.exp(Z - Z.max(1, keepdims=True)).sum(0)
