import numpy as np


def accuracy(predictions, labels):
    labels = labels.reshape(1, -1)
    predictions = predictions.reshape(1, -1)
    return 100 - np.mean(predictions != labels) * 100
