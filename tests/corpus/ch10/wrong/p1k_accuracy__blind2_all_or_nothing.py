# expect: fail
# diagnosis: all_or_nothing
import numpy as np


def accuracy(predictions, labels):
    p, y = np.ravel(predictions), np.ravel(labels)
    return 100.0 * np.array_equal(p, y)
