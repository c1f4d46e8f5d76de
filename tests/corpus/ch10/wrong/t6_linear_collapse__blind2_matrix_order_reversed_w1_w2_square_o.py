# expect: error
# diagnosis: order_reversed
import numpy as np


def collapse(weights, biases):
    W = weights[0]; b = biases[0]
    for Wl, bl in zip(weights[1:], biases[1:]):
        W = W @ Wl
        b = Wl @ b + bl
    return W, b
