# expect: fail
# diagnosis: clipped_at_twenty
import numpy as np


def sigmoid(Z):
    return 1 / (1 + np.exp(-np.clip(Z, -20, 20)))
