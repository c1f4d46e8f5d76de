# expect: fail
# diagnosis: own_bias_forgotten
import numpy as np


def collapse(weights, biases):
    W = weights[0]; b = biases[0]
    for Wl, bl in zip(weights[1:], biases[1:]):
        W = Wl @ W
        b = Wl @ b
    return W, b
