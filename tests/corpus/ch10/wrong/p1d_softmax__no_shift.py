# expect: fail
# diagnosis: no_shift
import numpy as np


def softmax(Z):
    e = np.exp(Z)
    return e / np.sum(e, axis=0)
