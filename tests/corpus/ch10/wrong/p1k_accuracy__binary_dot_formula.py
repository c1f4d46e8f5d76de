# expect: fail
# diagnosis: binary_formula
# the formula of the well-known course, which is right for zeros and ones only
import numpy as np


def accuracy(predictions, labels):
    p, y = np.ravel(predictions), np.ravel(labels)
    return float((np.dot(y, p.T) + np.dot(1 - y, 1 - p.T)) / y.size * 100)
