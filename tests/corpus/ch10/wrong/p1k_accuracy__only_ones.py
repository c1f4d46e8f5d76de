# expect: fail
# diagnosis: product
import numpy as np


def accuracy(predictions, labels):
    p, y = np.ravel(predictions), np.ravel(labels)
    return 100 * np.sum(p * y) / y.size
