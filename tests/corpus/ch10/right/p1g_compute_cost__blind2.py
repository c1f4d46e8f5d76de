import numpy as np


def compute_cost(AL, Y):
    eps = 1e-8
    if AL.shape[0] == 1:
        return np.squeeze(np.mean(-Y * np.log(AL + eps) - (1 - Y) * np.log(1 - AL + eps)))
    return -np.mean(np.log(AL[Y.argmax(axis=0), np.arange(AL.shape[1])] + eps))
