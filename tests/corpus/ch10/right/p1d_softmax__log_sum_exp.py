import numpy as np


def softmax(Z):
    top = np.amax(Z, axis=0, keepdims=True)
    log_sum = top + np.log(np.sum(np.exp(Z - top), axis=0, keepdims=True))
    return np.exp(Z - log_sum)
