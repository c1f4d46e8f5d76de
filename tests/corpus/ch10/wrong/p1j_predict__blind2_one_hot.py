# expect: fail
# diagnosis: one_hot
import numpy as np


def predict(AL):
    return np.where(AL > 0.5, 1.0, 0.0) if len(AL) == 1 else (AL == AL.max(axis=0)) * 1
