# np.round sends exactly 0.5 to the even number 0, so this is right
import numpy as np


def predict(AL):
    if AL.shape[0] == 1:
        return np.round(AL)
    return np.argmax(AL, axis=0)
