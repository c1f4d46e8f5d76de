import numpy as np


def softmax(Z):
    R = Z.T
    R = R - R.max(axis=1).reshape(-1, 1)
    E = np.exp(R)
    return (E / E.sum(axis=1)[:, None]).T
