# expect: fail
# diagnosis: fraction
import numpy as np


def accuracy(predictions, labels):
    return np.mean(np.ravel(predictions) == np.ravel(labels))
