# expect: fail
# diagnosis: over_rows
import numpy as np


def softmax(Z):
    return np.exp(Z - Z.max(1, keepdims=True)) / np.exp(Z - Z.max(1, keepdims=True)).sum(1, keepdims=True)
