# expect: fail
# diagnosis: broadcast_comparison
import numpy as np


def accuracy(predictions, labels):
    return 100 * np.mean(predictions == labels)
