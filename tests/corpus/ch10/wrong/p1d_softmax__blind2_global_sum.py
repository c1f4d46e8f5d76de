# expect: fail
# diagnosis: over_everything
import numpy as np


def softmax(Z):
    return np.exp(Z - Z.max()) / np.exp(Z - Z.max()).sum()
