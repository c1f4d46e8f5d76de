# expect: fail
# diagnosis: overflowing_form
import numpy as np


def sigmoid(Z):
    return np.exp(Z) / (1 + np.exp(Z))
