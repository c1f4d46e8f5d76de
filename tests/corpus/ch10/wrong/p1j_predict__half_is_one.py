# expect: fail
# diagnosis: half_is_one
import numpy as np


def predict(AL):
    if AL.shape[0] == 1:
        return np.where(AL >= 0.5, 1, 0)
    return np.argmax(AL, axis=0)
