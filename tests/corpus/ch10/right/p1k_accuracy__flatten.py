import numpy as np


def accuracy(predictions, labels):
    p = np.array(predictions).flatten()
    y = np.array(labels).flatten()
    return float((p == y).sum()) / y.size * 100
