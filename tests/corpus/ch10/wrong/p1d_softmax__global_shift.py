# expect: fail
# diagnosis: one_shift_for_all
import numpy as np


def softmax(Z):
    e = np.exp(Z - np.max(Z))
    return e / np.sum(e, axis=0, keepdims=True)
