# expect: fail
# diagnosis: clipped_at_ten
import numpy as np


def sigmoid(Z):
    Z = np.clip(Z, -10, 10)
    return 1 / (1 + np.exp(-Z))
