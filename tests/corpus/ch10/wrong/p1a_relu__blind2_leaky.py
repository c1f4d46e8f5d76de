# expect: fail
# diagnosis: leaky
import numpy as np


def relu(Z):
    return np.where(Z > 0, Z, 0.01 * Z)
