# expect: fail
# diagnosis: largest_probability
import numpy as np


def predict(AL):
    return np.where(AL > 0.5, 1.0, 0.0) if len(AL) == 1 else np.max(AL, axis=0)
