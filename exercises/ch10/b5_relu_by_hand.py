"""ch10.b5  A two-layer pass by hand.    Chapter 10, Exercise B5"""

import math

import numpy as np


def relu_by_hand() -> dict:
    """Work out the output of this network for one input.

    Layers [2, 2, 1], all biases 0, ReLU in the hidden layer, sigmoid at the output; input x = [3, -2].
    W1 = [[1, 0],            W2 = [[1, 1]]
          [0, 1]]
    W[l] is (n[l], n[l-1]): row j holds the weights into unit j. Z[l] = W[l] A[l-1], A[l] = g[l](Z[l]).

    Return a dict:
        "Z1"    : list of the 2 numbers of the hidden layer before ReLU
        "A1"    : list of the 2 numbers after ReLU
        "Z2"    : the number before the sigmoid
        "y_hat" : the output
    Numbers count as right if they are within 0.01 %, so give at least five digits (or let Python compute).
    Example: a hidden layer [0.5, -1] becomes [0.5, 0] under ReLU.
    """
    raise NotImplementedError("ch10.b5")
