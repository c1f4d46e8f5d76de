# overflow in exp gives inf, and 1 / inf is 0: only a warning
import numpy as np


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))
