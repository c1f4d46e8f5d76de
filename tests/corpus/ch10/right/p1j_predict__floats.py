import numpy as np


def predict(AL):
    if AL.shape[0] > 1:
        return np.argmax(AL.T, axis=1).astype(float)
    p = np.zeros((1, AL.shape[1]))
    p[AL > 0.5] = 1.0
    return p
