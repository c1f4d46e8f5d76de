# expect: fail
# diagnosis: last_bias_only
import numpy as np


def collapse(weights, biases):
    W = weights[0]
    for V in weights[1:]:
        W = V @ W
    return W, biases[-1]
