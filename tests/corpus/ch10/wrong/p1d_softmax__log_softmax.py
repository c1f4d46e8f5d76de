# expect: fail
# diagnosis: log_softmax
import numpy as np


def softmax(Z):
    Z = Z - Z.max(axis=0)
    return Z - np.log(np.sum(np.exp(Z), axis=0))
