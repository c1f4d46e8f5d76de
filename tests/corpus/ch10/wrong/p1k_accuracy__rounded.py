# expect: fail
# diagnosis: rounded
import numpy as np


def accuracy(predictions, labels):
    return round(np.mean(np.ravel(predictions) == np.ravel(labels)) * 100)
