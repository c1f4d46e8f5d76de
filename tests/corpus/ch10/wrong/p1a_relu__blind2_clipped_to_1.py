# expect: fail
# diagnosis: clipped_to_one
import numpy as np


def relu(Z):
    return np.clip(Z, 0, 1)
