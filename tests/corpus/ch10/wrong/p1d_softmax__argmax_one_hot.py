# expect: fail
# diagnosis: one_hot_of_the_maximum
import numpy as np


def softmax(Z):
    return np.eye(Z.shape[0])[np.argmax(Z, axis=0)].T
