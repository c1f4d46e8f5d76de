# expect: fail
# diagnosis: over_everything
import numpy as np


def softmax(Z):
    e = np.exp(Z - np.max(Z))
    return e / np.sum(e)
