# expect: fail
# diagnosis: none
import numpy as np


def softmax(Z):
    Z = Z - Z.max(axis=0)
    return Z - np.log(np.sum(np.exp(Z), axis=0))
