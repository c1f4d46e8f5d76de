# expect: fail
# diagnosis: mean_subtracted
import numpy as np


def softmax(Z):
    return np.exp(Z - Z.mean(0)) / np.exp(Z - Z.mean(0)).sum(axis=0)
