import numpy as np


def softmax(Z):
    Z = (Z - Z.max(0, keepdims=True)).astype(np.float32)
    e = np.exp(Z)
    return e / e.sum(0, keepdims=True)
