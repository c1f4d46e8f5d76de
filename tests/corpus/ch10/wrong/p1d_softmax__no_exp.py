# expect: fail
# diagnosis: no_exponential
import numpy as np


def softmax(Z):
    return Z / np.sum(Z, axis=0, keepdims=True)
