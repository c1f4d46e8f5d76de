# expect: fail
# diagnosis: half_is_one
import numpy as np


def predict(AL):
    return np.where(AL >= 0.5, 1.0, 0.0) if len(AL) == 1 else np.argmax(AL, axis=0)
