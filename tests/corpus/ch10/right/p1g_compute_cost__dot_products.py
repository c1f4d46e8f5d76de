import numpy as np


def compute_cost(AL, Y):
    m = Y.shape[1]
    if AL.shape[0] == 1:
        cost = (1.0 / m) * (-np.dot(Y, np.log(AL).T) - np.dot(1 - Y, np.log(1 - AL).T))
        return np.squeeze(cost)
    return -np.trace(np.dot(Y, np.log(AL).T)) / m
