import numpy as np


def compute_cost(AL, Y):
    eps = 1e-8
    if AL.shape[0] == 1:
        return float(np.mean(-Y * np.log(AL + eps) - (1 - Y) * np.log(1 - AL + eps)))
    return float(-np.sum(Y * np.log(AL + eps)) / AL.shape[1])
