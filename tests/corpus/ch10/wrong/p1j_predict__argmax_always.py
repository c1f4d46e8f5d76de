# expect: fail
# diagnosis: argmax_always
import numpy as np


def predict(AL):
    return np.argmax(AL, axis=0)
