import numpy as np


def softmax(Z):
    Z -= np.max(Z, axis=0)
    np.exp(Z, out=Z)
    Z /= np.sum(Z, axis=0)
    return Z
