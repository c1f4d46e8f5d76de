# expect: fail
# diagnosis: rounded_to_two_places
import numpy as np


def accuracy(predictions, labels):
    p, y = np.ravel(predictions), np.ravel(labels)
    return round(100 * np.count_nonzero(p == y) / p.size, 2)
