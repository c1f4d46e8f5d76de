# expect: fail
# diagnosis: none
import numpy as np


def relu(Z):
    A = np.maximum(0, Z)
