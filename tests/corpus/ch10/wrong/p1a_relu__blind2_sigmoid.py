# expect: fail
# diagnosis: sigmoid_instead
import numpy as np


def relu(Z):
    return 1 / (1 + np.exp(-Z))
