# expect: fail
# diagnosis: flat_binary
import numpy as np


def predict(AL):
    if AL.shape[0] == 1:
        return (AL[0] > 0.5).astype(int)
    return np.argmax(AL, axis=0)
