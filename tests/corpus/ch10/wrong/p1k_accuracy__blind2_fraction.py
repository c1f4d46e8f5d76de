# expect: fail
# diagnosis: fraction
import numpy as np


def accuracy(predictions, labels):
    p, y = np.ravel(predictions), np.ravel(labels)
    return np.count_nonzero(p == y) / p.size
