# expect: fail
# diagnosis: clipped_at_ten
import numpy as np


def sigmoid(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -10, 10)))
